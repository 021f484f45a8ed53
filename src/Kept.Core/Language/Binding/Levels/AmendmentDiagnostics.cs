using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Levels.Orders;
using NodaTime.Text;

namespace Kept.Language.Binding.Levels;

/// <summary>What a new version of an agreement means for those that extend it.</summary>
internal static class AmendmentDiagnostics
{
    private const int MostListed = 5;

    public static Diagnostic Followed(
        AgreementDocument document, AgreementVersion version, Takeover takeover, IReadOnlyList<Difference> changes) => new(
        "KPT324", Severity.Note, document.Extends!.Place,
        $"'{document.Name}' follows '{version.Name}' to version {version.Version} from {Day(takeover)} on, as agreed in advance. {Changes(changes)}",
        $"To agree on it expressly, write 'extends: {version}'.");

    public static Diagnostic Proposed(
        AgreementDocument document, AgreementVersion version, Takeover takeover, IReadOnlyList<Difference> changes) => new(
        "KPT325", Severity.Note, document.Extends!.Place,
        $"'{version.Name}' has version {version.Version}, in force from {Day(takeover)}; '{document.Name}' still extends version "
            + $"{document.Extends.Version}. {Changes(changes)}",
        document.Follows
            ? $"It is not followed, since it does not only tighten. If the parties agree, write 'extends: {version}' in a new version."
            : $"If the parties agree, write 'extends: {version}' in a new version, or agree in advance with 'follow: tightening-only'.");

    private static string Changes(IReadOnlyList<Difference> changes) => changes.Count == 0
        ? "Nothing changes here."
        : $"It changes {string.Join("; ", changes.Take(MostListed).Select(Change))}"
            + (changes.Count > MostListed ? $"; and {changes.Count - MostListed} more." : ".");

    private static string Change(Difference change) => (change.Above, change.Below) switch
    {
        (null, { } below) => $"{change.Path} to {TextShown.InWords(below)}, where there is nothing now{Word(change.Step)}",
        ({ } above, { } below) => $"{change.Path} from {TextShown.InWords(above)} to {TextShown.InWords(below)}{Word(change.Step)}",
        _ => $"{change.Path}, which is left out{Word(change.Step)}",
    };

    private static string Word(Step step) => step switch
    {
        Step.Tighter => " (tighter)",
        Step.Looser => " (looser)",
        Step.Unordered => " (neither tighter nor looser)",
        _ => "",
    };

    private static string Day(Takeover takeover) => LocalDatePattern.Iso.Format(takeover.From);
}
