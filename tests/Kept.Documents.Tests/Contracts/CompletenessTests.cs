using System.Numerics;
using Kept.Agreements;
using Kept.Quantities;
using Kept.Time;
using NodaTime;
using Xunit;

namespace Kept.Documents.Tests.Contracts;

/// <summary>The contract leaves nothing out: whatever an agreement can say stands in it, and whatever changes shows in a
/// redline. New parts of the model are found by themselves.</summary>
public class CompletenessTests
{
    /// <summary>Texts that stand for something else than themselves, each with what the contract has instead.</summary>
    private static readonly Dictionary<string, string> NotPrinted = new()
    {
        ["Agreement.Name"] = "other texts refer by it; people see title and number",
        ["Party.Name"] = "other texts refer by it; people see the title",
        ["ClockTime.Text"] = "its length is printed in words",
        ["WrittenClause.After"] = "it says where the clause stands",
        ["Call.Function"] = "it is printed in words",
        ["Given.As"] = "it is the name, which is printed",
        ["Measured.As"] = "it is the name, which is printed",
        ["StampPart.Literal"] = "the pattern is printed as a whole",
    };

    /// <summary>Values that a redline does not show, each with the reason.</summary>
    private static readonly Dictionary<string, string> NotCompared = new()
    {
        ["Agreement.Version"] = "two versions differ in it, which is no change of what is promised",
        ["Agreement.ContentHash"] = "it follows from everything else",
        ["Agreement.Name"] = "agreements are compared by it",
        ["Party.Name"] = "people see the title",
        ["ClockTime.Text"] = "its length is compared",
        ["WrittenClause.After"] = "the order of sections is no change",
        ["Given.As"] = "it is the name, which is compared",
        ["Measured.As"] = "it is the name, which is compared",
        ["StampPart.Literal"] = "the pattern is compared as a whole",
        ["StampPart.Field"] = "the pattern is compared as a whole",
        ["StampPart.MinLength"] = "the pattern is compared as a whole",
        ["StampPart.MaxLength"] = "the pattern is compared as a whole",
    };

    [Fact]
    public void Every_case_of_every_union_of_the_model_occurs_in_the_sample()
    {
        var inSample = Maximal.Others.Append(Maximal.Agreement).SelectMany(AgreementGraph.TypesIn).ToHashSet();
        var missing = new[] { typeof(Agreement), typeof(DateRule) }.SelectMany(t => t.Assembly.GetExportedTypes())
            .Where(t => t.Namespace is "Kept.Agreements" or "Kept.Time" && t is { IsNested: true, IsAbstract: false, BaseType: { IsAbstract: true } } && t.BaseType == t.DeclaringType)
            .Where(t => !typeof(Provision).IsAssignableFrom(t) && !inSample.Any(found => found == t || found.IsGenericType && found.GetGenericTypeDefinition() == t))
            .Distinct().Select(t => $"{t.DeclaringType!.Name}.{t.Name}").Order().ToList();
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_text_of_an_agreement_stands_in_its_contract() => Assert.All(Maximal.Others.Prepend(Maximal.Agreement), StandsInContract);

    private static void StandsInContract(Agreement whole)
    {
        var planted = new Dictionary<string, AgreementGraph.Part>();
        var agreement = AgreementGraph.Rewrite(whole, part =>
        {
            if (part.Value is not string || NotPrinted.ContainsKey(part.Name) || IsFixedWord(part)) return part.Value;
            var word = $"planted{planted.Count}x";
            planted.Add(word, part);
            return word;
        });
        Assert.InRange(planted.Count, 300, 5000);

        var (html, markdown) = (Maximal.Html(agreement), Maximal.Markdown(agreement));
        AssertNone(planted.Where(p => !html.Contains(p.Key, StringComparison.Ordinal)).Select(p => p.Value.ToString()));
        AssertNone(planted.Where(p => !markdown.Contains(p.Key, StringComparison.Ordinal)).Select(p => p.Value.ToString()));
    }

    [Fact]
    public void Every_change_of_a_value_shows_in_the_redline() => AssertNone([
        .. Silent(Maximal.Agreement, _ => true),
        .. Maximal.Others.SelectMany(other => Silent(other, leaf => leaf.Path.StartsWith("Claims", StringComparison.Ordinal))),
    ]);

    /// <summary>Values of an agreement that can be changed without a redline that says so.</summary>
    private static IEnumerable<string> Silent(Agreement agreement, Func<AgreementGraph.Part, bool> isMeant)
    {
        foreach (var leaf in AgreementGraph.Leaves(agreement).Where(l => isMeant(l) && !NotCompared.ContainsKey(l.Name) && !IsFixedWord(l)).DistinctBy(l => l.Path))
        {
            if (Other(leaf) is not { } other) continue;
            var changed = AgreementGraph.Rewrite(agreement, part => part.Path == leaf.Path ? other : part.Value);
            if (Redline.Between(agreement, changed).Changes.Count == 0) yield return leaf.ToString();
        }
    }

    [Fact]
    public void An_agreement_says_the_same_as_itself() => Assert.Empty(Redline.Between(Maximal.Agreement, Maximal.From(Maximal.Text)).Changes);

    /// <summary>The name of the last entry of a table by class, which is the same in every agreement.</summary>
    private static bool IsFixedWord(AgreementGraph.Part part) => part.Path.EndsWith("Otherwise.Class", StringComparison.Ordinal);

    private static void AssertNone(IEnumerable<string> missing)
    {
        var listed = string.Join("\n", missing);
        Assert.True(listed.Length == 0, listed);
    }

    /// <summary>Another value of the same type; null for types that are only compared as parts of larger ones.</summary>
    private static object? Other(AgreementGraph.Part part) => part.Value switch
    {
        int months when part.Name == "Monthly.Months" => months == 12 ? 6 : 12,
        string text => text + "-changed",
        bool flag => !flag,
        int number => number > 1 ? number - 1 : 2,
        long number => number + NodaConstants.TicksPerSecond,
        char letter => (char)(letter + 1),
        Rational number => number + Rational.Of(1, 1000),
        BigInteger number => number + 1,
        LocalDate date => date.PlusDays(1),
        DateTimeZone zone => DateTimeZoneProviders.Tzdb[zone.Id == "Asia/Tokyo" ? "Asia/Seoul" : "Asia/Tokyo"],
        Enum value => Enum.GetValues(value.GetType()).Cast<object>().First(v => !v.Equals(value) && v.ToString() != "None"),
        _ => null,
    };
}
