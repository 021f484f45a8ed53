using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;
using Kept.Time;
using NodaTime;
using NodaTime.Text;

namespace Kept.Language.Binding.Levels;

/// <summary>What does not fit between two versions of an agreement.</summary>
internal static class VersionDiagnostics
{
    public static Diagnostic OtherCurrency(AgreementDocument document, Currency own, Currency earlier) => new(
        "KPT317", Severity.Error, document.Header.NameNode.Place,
        $"Version {document.Header.Version} of '{document.Name}' settles in {own.Code} and an earlier version in {earlier.Code}, but what is used of caps over "
            + "several periods, waits to be paid, may be earned back or is added up in points goes on from one to the other.",
        "Keep the currency, or leave those out of all versions; or let this agreement end, and make another one.");

    public static Diagnostic OtherZone(AgreementDocument document, Takeover takeover, DateTimeZone earlier, DateTimeZone own) => new(
        "KPT318", Severity.Error, document.Header.NameNode.Place,
        $"The days of '{document.Name}' are those of {earlier.Id} before {Day(takeover)} and those of {own.Id} from then on, so that there are hours which "
            + "both versions judge, or none.",
        "Keep 'timeZone'; calendars and sources may have zones of their own. Or let this agreement end, and make another one.");

    public static Diagnostic OtherPeriods(AgreementDocument document, Takeover takeover, Objective objective, Recurrence earlier) => new(
        "KPT319", Severity.Error, document.Header.NameNode.Place,
        $"'{objective.Name}' is assessed every {earlier} before {Day(takeover)} and every {objective.Every} from then on. As these do not both begin on that day, there "
            + "are days which both versions judge, or none.",
        "Write 'spanning: split', or let the version take effect on a day on which periods of both begin.");

    private static string Day(Takeover takeover) => LocalDatePattern.Iso.Format(takeover.From);
}
