using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kept.Time;

/// <summary>Which days are meant: <c>12-25</c>, <c>12-24/01-01</c>, <c>2026-04-03</c>, <c>2026-12-27/2026-12-30</c>, <c>easter + 1 day</c>,
/// <c>good friday</c>, <c>last monday of may</c>.</summary>
public static class DateRuleText
{
    // So many days before and after, the day stays in the year of the Easter it is counted from.
    private const int MostDaysBeforeEaster = 80;
    private const int MostDaysAfterEaster = 250;

    private static readonly (string Name, int DaysAfterEaster)[] Feasts =
        [("good friday", -2), ("easter", 0), ("easter monday", 1), ("ascension", 39), ("whit monday", 50)];

    private static readonly (string Word, int Ordinal)[] Ordinals =
        [("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("last", -1)];

    /// <param name="problem">What is expected, then what was found; empty when the text is fine.</param>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out DateRule? rule, out string problem)
    {
        text = text.Trim();
        problem = "";
        rule = text is [>= '0' and <= '9', ..]
            ? ReadDates(text, ref problem)
            : ReadWords(CalendarWords.WordsOf(SignsApart(text)), ref problem);
        // What is read as nothing without a problem of its own gets the general sentence.
        if (rule is null && problem.Length == 0)
            problem = "Days such as \"12-25\", \"12-24/01-01\", \"2026-04-03\", \"2026-12-27/2026-12-30\", \"good friday\", "
                + $"\"easter + 1 day\" or \"last monday of may\" are expected, but this is {Excerpt.Of(text)}.";
        return rule is not null;
    }

    /// <summary>The canonical text, which reads as the same rule.</summary>
    public static string Print(DateRule rule) => rule switch
    {
        DateRule.Annual annual => string.Create(CultureInfo.InvariantCulture, $"{annual.Month:D2}-{annual.Day:D2}"),
        DateRule.AnnualRun run => $"{Print(run.From)}/{Print(run.To)}",
        DateRule.Dates dates when dates.First == dates.Last => DateText.Print(dates.First),
        DateRule.Dates dates => $"{DateText.Print(dates.First)}/{DateText.Print(dates.Last)}",
        DateRule.WeekdayOfMonth nth => $"{Ordinals.First(ordinal => ordinal.Ordinal == nth.Ordinal).Word} "
            + $"{CalendarWords.NameOf(nth.Weekday)} of {CalendarWords.NameOfMonth(nth.Month)}",
        DateRule.Easter easter => PrintEaster(easter.DaysAfter),
        _ => throw new UnreachableException(),
    };

    private static string PrintEaster(int daysAfter)
    {
        var feast = Array.Find(Feasts, feast => feast.DaysAfterEaster == daysAfter).Name;
        return feast ?? $"easter {(daysAfter < 0 ? '-' : '+')} {CalendarWords.Count(Math.Abs(daysAfter), "day")}";
    }

    private static DateRule? ReadDates(ReadOnlySpan<char> text, ref string problem)
    {
        var slash = text.IndexOf('/');
        var start = slash < 0 ? text : text[..slash].TrimEnd();
        var end = slash < 0 ? text : text[(slash + 1)..].TrimStart();
        if (start is [_, _, '-', _, _])
        {
            if (ReadAnnual(start, ref problem) is not { } from || ReadAnnual(end, ref problem) is not { } to) return null;
            return from == to ? from : new DateRule.AnnualRun(from, to);
        }
        if (!DateText.TryParse(start, out var first, out problem) || !DateText.TryParse(end, out var last, out problem))
            return null;
        if (first <= last) return new DateRule.Dates(first, last);
        problem = $"A last day that is not before the first is expected, but this is {Excerpt.Of(text)}.";
        return null;
    }

    private static DateRule.Annual? ReadAnnual(ReadOnlySpan<char> text, ref string problem)
    {
        if (text is not [_, _, '-', _, _]
            || !CalendarWords.TryNumber(text[..2], out var month)
            || !CalendarWords.TryNumber(text[3..], out var day)
            || !DateText.IsMonth(month, out problem))
            return null;
        var days = CalendarWords.MostDaysIn(month);
        if (day >= 1 && day <= days) return new DateRule.Annual(month, day);
        problem = $"A day from 1 to {days} is expected in {CalendarWords.NameOfMonth(month)}, but this is "
            + $"{Excerpt.Of(text)}.";
        return null;
    }

    private static string SignsApart(ReadOnlySpan<char> text) =>
        text.ToString().Replace("+", " + ", StringComparison.Ordinal).Replace("-", " - ", StringComparison.Ordinal);

    private static DateRule? ReadWords(string[] words, ref string problem) => words switch
    {
        [var ordinal, var weekday, "of", var month] => ReadWeekdayOfMonth(ordinal, weekday, month, ref problem),
        ["easter", "+" or "-", var days, "day" or "days"] => ReadEaster(words[1] == "-", days, ref problem),
        _ => Array.FindIndex(Feasts, feast => feast.Name == string.Join(' ', words)) is >= 0 and var feast
            ? new DateRule.Easter(Feasts[feast].DaysAfterEaster)
            : null,
    };

    private static DateRule.WeekdayOfMonth? ReadWeekdayOfMonth(
        string ordinal, string weekday, string month, ref string problem)
    {
        var index = Array.FindIndex(Ordinals, known => known.Word == ordinal);
        if (index < 0)
            problem = "\"first\", \"second\", \"third\", \"fourth\" or \"last\" is expected, but this is "
                + $"{Excerpt.Of(ordinal)}.";
        else if (!CalendarWords.TryWeekday(weekday, out var day))
            problem = $"A weekday such as \"monday\" is expected, but this is {Excerpt.Of(weekday)}.";
        else if (!CalendarWords.TryMonth(month, out var number))
            problem = $"A month such as \"may\" is expected, but this is {Excerpt.Of(month)}.";
        else
            return new DateRule.WeekdayOfMonth(Ordinals[index].Ordinal, day, number);
        return null;
    }

    private static DateRule.Easter? ReadEaster(bool isBefore, string days, ref string problem)
    {
        var most = isBefore ? MostDaysBeforeEaster : MostDaysAfterEaster;
        if (CalendarWords.TryNumber(days, out var number) && number <= most)
            return new DateRule.Easter(isBefore ? -number : number);
        problem = $"At most {most} days {(isBefore ? "before" : "after")} Easter are expected, but this is "
            + $"{Excerpt.Of(days)}.";
        return null;
    }
}
