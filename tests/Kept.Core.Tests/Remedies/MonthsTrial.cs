using System.Text;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Evaluation;
using Kept.Language.Binding;
using Kept.Language.Parsing;
using Kept.Language.Text;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Remedies;
using Kept.Statements;
using Kept.Time;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Remedies;

/// <summary>A year of one or two objectives under random terms that remember.</summary>
internal sealed class MonthsTrial
{
    public const int Months = 12;

    private readonly Timeline _timeline;
    private readonly EvaluationOptions _options;

    public MonthsTrial(MonthsTerms terms, MonthKind[][] months)
    {
        (Terms, Kinds) = (terms, months);
        var parsed = YamlParser.Parse(new SourceText("agreement.yaml", terms.ToString()));
        var bound = WorkspaceBinder.Bind([parsed.Value!]);
        var problems = parsed.Diagnostics.Concat(bound.Diagnostics).Where(d => d.Severity is Severity.Error).ToList();
        Assert.True(problems.Count == 0, $"{string.Join("\n", problems)}\n{terms}");
        Versions = [.. bound.Value!.Agreements];
        var logs = bound.Value.Sources.Select((source, i) => MeasurementReader.Read(
            source, [new SourceFile($"s{i}.csv", [Encoding.UTF8.GetBytes(Rows(months[i]))])]).Value!);
        var after = Instant.FromUtc(2027, 2, 1, 0, 0).ToUnixTimeTicks();
        _timeline = new MeasurementLog(logs.ToSequence()).AsOf(after);
        _options = new EvaluationOptions(after);
    }

    public MonthsTerms Terms { get; }

    /// <summary>By objective and month.</summary>
    public MonthKind[][] Kinds { get; }

    /// <summary>In order.</summary>
    public IReadOnlyList<Agreement> Versions { get; }

    public Agreement Agreement => Versions[0];

    public static MonthsTrial Throw(int seed, bool isCertain, bool isAmended = false)
    {
        var dice = new Random(seed);
        var terms = MonthsTerms.Throw(dice);
        if (isAmended) terms = terms.Amended(dice);
        var kinds = terms.Objectives.Select(_ => Enumerable.Range(0, Months).Select(_ => Kind(dice, isCertain)).ToArray()).ToArray();
        return new MonthsTrial(terms, kinds);
    }

    public static ServicePeriod Month(int index) => From(index, 1);

    public static ServicePeriod From(int month, int months)
    {
        var start = new LocalDate(2026, 1, 1).PlusMonths(month);
        return ServicePeriod.OfDates(start, start.PlusMonths(months), DateTimeZone.Utc);
    }

    public static ServicePeriod Year { get; } = From(0, Months);

    /// <summary>A period asked for alone, with what it inherits.</summary>
    public Statement Alone(ServicePeriod period, int version = 0) => Settle(
        period, Memory.Before(Versions[version], Versions.Take(version), _timeline, period, _options), version);

    public Statement Settle(ServicePeriod period, Carry carry, int version = 0)
    {
        var evaluation = Evaluator.Evaluate(Versions[version], _timeline, period, _options);
        return Statement.Draw(evaluation, Settlement.Settle(Versions[version], evaluation, _timeline, carry), []);
    }

    public override string ToString() => $"{Terms}\n{string.Join("\n", Kinds.Select(k => string.Join(" ", k)))}";

    private static MonthKind Kind(Random dice, bool isCertain) => dice.Next(isCertain ? 5 : 7) switch
    {
        0 or 1 => MonthKind.Missed,
        2 => MonthKind.Red,
        < 5 => MonthKind.Kept,
        _ => MonthKind.Unknown,
    };

    private static string Rows(MonthKind[] months) => "at,state\n2026-01-01T00:00Z,up\n" + string.Concat(months.Select((kind, i) => kind switch
    {
        MonthKind.Missed => $"2026-{i + 1:00}-10T00:00Z,down\n2026-{i + 1:00}-10T02:00Z,up\n",
        MonthKind.Red => $"2026-{i + 1:00}-10T00:00Z,down\n2026-{i + 1:00}-10T12:00Z,up\n",
        MonthKind.Unknown => $"2026-{i + 1:00}-10T00:00Z,no-data\n2026-{i + 1:00}-11T00:00Z,up\n",
        _ => "",
    }));
}
