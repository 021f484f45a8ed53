using System.Diagnostics;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Syntax;

namespace Kept.Language.Binding.Levels;

/// <summary>What can be wrong with an agreement's place among others.</summary>
internal static class LevelDiagnostics
{
    public static Diagnostic UnknownAgreement(AgreementReference reference, IReadOnlyList<string> known) => new(
        "KPT301", Severity.Error, reference.Place,
        $"There is no agreement named '{reference.Name}'.",
        Spelling.FindNearest(reference.Name, known) is { } nearest ? $"Did you mean '{nearest}'?"
            : $"The workspace has {string.Join(", ", known.Take(12))}{(known.Count > 12 ? ", …" : "")}.");

    public static Diagnostic Cycle(AgreementReference reference, IEnumerable<AgreementVersion> path) => new(
        "KPT302", Severity.Error, reference.Place,
        $"The agreement extends or includes itself: {string.Join(" → ", path)}.",
        "Let the more general agreement stand by itself.");

    public static Diagnostic UnknownVersion(AgreementReference reference, IEnumerable<int> versions) => new(
        "KPT303", Severity.Error, reference.Place,
        $"'{reference.Name}' has no version {reference.Version}.",
        $"The workspace has version {string.Join(", ", versions)}.");

    public static Diagnostic WhichVersion(AgreementReference reference, IReadOnlyList<int> versions) => new(
        "KPT303", Severity.Error, reference.Place,
        $"'{reference.Name}' has the versions {string.Join(", ", versions)}, and this does not say which of them is agreed.",
        $"Write for example '{reference.Name}@{versions[^1]}'.");

    public static Diagnostic NotEarlier(AgreementReference reference, AgreementVersion version) => new(
        "KPT303", Severity.Error, reference.Place,
        $"Version {version.Version} of '{version.Name}' is amended by an earlier one, but this is version {reference.Version}.",
        "A version extends one that came before it.");

    public static Diagnostic TooDeep(AgreementReference reference, int most) => new(
        "KPT304", Severity.Error, reference.Place,
        $"At most {most} agreements extend or include one another, but here are more.",
        "Corporate, customer and service level are three; bring some of them together.");

    public static Diagnostic TooLarge(AgreementDocument document, int most) => new(
        "KPT304", Severity.Error, document.Header.NameNode.Place,
        $"With all that it extends and includes, the agreement has more than {most} keys and values.",
        "Include fewer agreements.");

    public static Diagnostic LevelsReversed(AgreementReference reference, Level level, AgreementDocument above) => new(
        "KPT305", Severity.Error, reference.Place,
        $"An agreement of the {Word(level)} level extends one of its own or a more general level, but '{above.Name}' is of the {Word(above.Level!.Value)} level.",
        "The levels are corporate, customer, service, from the most general to the most special.");

    public static Diagnostic LeadsNowhere(KeyPath path, string where) => new(
        "KPT313", Severity.Error, path.Place,
        $"'{path.Text}' is no key of this agreement: it has nothing named '{where}' there.",
        "A path is written like 'objectives.availability.target'; '*' stands for any name.");

    public static Diagnostic OpensALock(KeyPath path, KeyPath above) => new(
        "KPT314", Severity.Error, path.Place,
        $"'{path.Text}' cannot be opened, since '{above.Text}' is locked at {above.Place}.",
        "Only the agreement that locks a key can let it go.");

    public static Diagnostic NotInTable(ScalarSyntax chosen, ScalarSyntax field, MapSyntax table) => new(
        "KPT315", Severity.Error, chosen.Place,
        $"The {field.Value} is '{chosen.Value}', but the table at {field.Place} has only "
            + $"{string.Join(", ", table.Entries.Select(e => e.Key.Value).Where(k => k != ByClassKeys.By))}.",
        "Choose one of those, or add a row, or 'otherwise', to the table.");

    public static Diagnostic ChosenAndMeasured(ScalarSyntax field) => new(
        "KPT316", Severity.Error, field.Place,
        $"The table goes by '{field.Value}', which is both a choice of the consumer and a dimension that the objective is held per.",
        "Give one of them another name, so that it is clear which is meant.");

    public static Diagnostic NotEffective(AgreementDocument document, AgreementDocument before) => new(
        "KPT322", Severity.Error, document.Header.NameNode.Place,
        $"The workspace has version {before.Header.Version} of '{document.Name}' as well, and nothing says from when version {document.Header.Version} takes its place.",
        "Add 'effective: {from: 2026-06-16, spanning: split}' (or next-period, or whole-period).");

    public static Diagnostic NotLater(AgreementDocument document, AgreementDocument before) => new(
        "KPT323", Severity.Error, document.Header.NameNode.Place,
        $"Version {document.Header.Version} of '{document.Name}' takes effect on {document.Effective!.From:uuuu'-'MM'-'dd}, not later than version {before.Header.Version}.",
        "A version with a higher number takes effect on a later day.");

    public static string Word(Level level) => level switch
    {
        Level.Corporate => "corporate",
        Level.Customer => "customer",
        Level.Service => "service",
        _ => throw new UnreachableException(),
    };
}
