using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>Annex A: the words that a contract uses in a sense of its own, as far as it uses them.</summary>
internal static class DefinitionWording
{
    private static readonly (string Word, string Meaning, Func<Agreement, bool> IsUsed)[] Words =
    [
        ("attainment", "The measured value of a promise in one period.", _ => true),
        ("business day", "A day with hours, counted as the clause of those hours says.", HasBusinessDays),
        ("case", "A thing with events, such as a ticket, an incident or a lead.", a => Measures<SourceContent.Cases>(a)),
        ("charge", "What a service costs in a period.", a => a.Services.Any(s => s.Charge is not null)),
        ("clock", "The time that runs on a case, from one event to another, in its hours and less its pauses.", a => a.Objectives.Any(o => o.Indicator.Clocks().Any())),
        ("counted time", "The time of a period within the hours that count, less the exclusions that take time out.", HasDownTime),
        ("credit", "Money that is owed as a credit note.", a => a.Objectives.Any(o => o.Remedies.Count > 0)),
        ("down time", "Time in which something is down, as the measurement of the promise says; all other time of which something is known is up time.", HasDownTime),
        ("exclusion", "Time that is not held against the party that owes a promise.", a => a.Exclusions.Count > 0),
        ("met, missed", "What a promise comes out as in a period: the attainment is what the target says, or it is not.", _ => true),
        ("not determined", "What a promise comes out as when missing data leave open whether it is met.", _ => true),
        ("period", "A stretch of time for which a promise is assessed by itself.", _ => true),
        ("promise", "What one clause of section 6 says.", _ => true),
        ("row", "A line of a file of measurements.", _ => true),
        ("service hours", "The hours in which a service is promised.", a => a.Services.Any(s => s.Hours is not null)),
        ("source", "Files of measurements of one kind, as annex B describes them.", _ => true),
        ("target", "A comparison that the attainment has to meet.", _ => true),
    ];

    public static IEnumerable<Provision> Of(Agreement agreement) =>
    [
        new Table("What words mean in this agreement", ["Word", "Meaning"],
            Words.Where(w => w.IsUsed(agreement)).Select(w => new TableRow("", [w.Word, w.Meaning])).ToSequence()),
        new Sentence("", "Words in quotation marks are names of states, events and columns as the sources of measurements use them; names of roles stand for the parties that have them."),
    ];

    private static bool HasBusinessDays(Agreement agreement) => agreement.Calendars().Any(c => c.BusinessDay is not null);

    private static bool Measures<T>(Agreement agreement)
        where T : SourceContent => agreement.Sources().Any(s => s.Content is T);

    private static bool HasDownTime(Agreement agreement) => agreement.Objectives.Any(o => HasDownTime(o.Indicator));

    private static bool HasDownTime(Indicator indicator) => indicator switch
    {
        Indicator.ShareOfTime or Indicator.Statistic { Of: Values.Outages } => true,
        Indicator.Formula formula => formula.Measures.Any(m => HasDownTime(m.Indicator)),
        _ => false,
    };
}
