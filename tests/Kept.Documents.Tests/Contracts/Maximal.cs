using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding;
using Kept.Language.Parsing;
using Kept.Language.Text;
using Xunit;

namespace Kept.Documents.Tests.Contracts;

/// <summary>Agreements for contracts, bound the way hosts bind them.</summary>
internal static class Maximal
{
    /// <summary>The text of an agreement that says everything that an agreement can say.</summary>
    public static string Text { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "maximal", "agreement.yaml"));

    public static Agreement Agreement { get; } = From(Text);

    /// <summary>The same with what an agreement can only say instead of something else.</summary>
    public static IReadOnlyList<Agreement> Others { get; } =
    [
        With("claims:", "claims: automatic"),
        With("claims:", "claims: {by: consumer, within: 30 days, of: period-end, otherwise: forfeited}"),
        With("claims:", "claims: {by: consumer, within: 2 months, of: statement, otherwise: discretion}"),
        With("claims:", "claims: {by: consumer, within: 72 hours, of: incident, otherwise: forfeited}"),
        With("claims:", "claims: {by: consumer, until: end of 2nd period after, otherwise: forfeited}"),
        With("  combine:", "  combine: sum"),
    ];

    /// <summary>The first agreement of a text.</summary>
    public static Agreement From(string text, params SourceText[] clauses)
    {
        var parsed = YamlParser.Parse(new SourceText("agreement.yaml", text));
        var bound = WorkspaceBinder.Bind([parsed.Value!], clauses);
        var problems = parsed.Diagnostics.Concat(bound.Diagnostics).Where(d => d.Severity is Severity.Error).ToList();
        Assert.True(problems.Count == 0, string.Join("\n", problems));
        return bound.Value!.Agreements[0];
    }

    /// <summary>The agreement with another line where one begins with a key of <c>spec</c>.</summary>
    private static Agreement With(string key, string line) =>
        From(string.Join('\n', Text.Split('\n').Select(l => l.StartsWith($"  {key}", StringComparison.Ordinal) ? $"  {line}" : l)));

    public static string Html(Agreement agreement) => ContractHtml.Write(Contract.Of(agreement));

    public static string Markdown(Agreement agreement) => ContractMarkdown.Write(Contract.Of(agreement));
}
