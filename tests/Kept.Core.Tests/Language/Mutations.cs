using FsCheck;
using FsCheck.Fluent;

namespace Kept.Core.Tests.Language;

/// <summary>Texts that come from a valid one by a few random slips.</summary>
internal static class Mutations
{
    private const string Typed = " \t\n:-[]{},'\"#&*!|>%@?\\ax1é()<>=+.";

    public static Arbitrary<string> Of(string text)
    {
        var slip = Gen.Zip(Gen.Choose(0, 3), Gen.Zip(Gen.Choose(0, text.Length), Gen.Elements(Typed.ToCharArray())));
        return Gen.Zip(Gen.Choose(1, 4), slip.ListOf(4))
            .Select(t => t.Item2.Take(t.Item1).Aggregate(text, Apply)).ToArbitrary();
    }

    private static string Apply(string text, (int Kind, (int At, char Typed) Where) slip)
    {
        var at = Math.Min(slip.Where.At, text.Length);
        var rest = Math.Min(at + 1, text.Length);
        return slip.Kind switch
        {
            0 => text.Insert(at, slip.Where.Typed.ToString()),
            1 => text[..at] + text[rest..],
            2 => text[..at] + slip.Where.Typed + text[rest..],
            _ => text[..at] + text[(at / 2)..],
        };
    }
}
