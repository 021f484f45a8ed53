using System.Reflection;
using System.Text.RegularExpressions;
using Kept.Quantities;
using Xunit;

namespace Kept.Core.Tests.Architecture;

/// <summary>Core is exact and pure: no floating point, no clock, no input or output.</summary>
public sealed partial class CoreTests
{
    [Fact]
    public void No_floating_point_in_the_text_of_Core() =>
        Assert.Empty(Lines(FloatingPoint()));

    [Fact]
    public void No_floating_point_in_the_signatures_of_Core()
    {
        Type[] floating = [typeof(double), typeof(float), typeof(Half), typeof(decimal)];
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var found = typeof(Rational).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("Kept", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetFields(all).Select(f => (type, f.Name, Of: f.FieldType))
                .Concat(type.GetMethods(all).SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType).Select(t => (type, m.Name, Of: t)))))
            .Where(member => floating.Contains(Nullable.GetUnderlyingType(member.Of) ?? member.Of))
            .Select(member => $"{member.type}.{member.Name}");
        Assert.Empty(found);
    }

    [Fact]
    public void No_clock_in_Core() => Assert.Empty(Lines(Clocks()));

    [Fact]
    public void No_input_or_output_in_Core() => Assert.Empty(Lines(InputOutput()));

    private static IEnumerable<string> Lines(Regex pattern) => SourceFiles.Uses("src/Kept.Core", pattern);

    [GeneratedRegex(@"\b(double|float|decimal|Math\.(Pow|Sqrt|Log|Exp|Round))\b")]
    private static partial Regex FloatingPoint();

    [GeneratedRegex(@"\b(DateTime\.(Now|UtcNow|Today)|DateTimeOffset|TimeProvider|SystemClock|Stopwatch|IClock)\b")]
    private static partial Regex Clocks();

    [GeneratedRegex(@"\b((File|Directory|Path|Console|Environment|Process)\.\w+|FileStream|HttpClient|async|await|Guid\.NewGuid|new Random)\b")]
    private static partial Regex InputOutput();
}
