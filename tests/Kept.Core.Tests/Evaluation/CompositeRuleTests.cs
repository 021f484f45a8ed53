using System.Globalization;
using System.Text;
using Kept.Core.Tests.Architecture;
using Kept.Quantities;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Conditions on the number and weight of members in some state.</summary>
public sealed class CompositeRuleTests
{
    private const string Levels = "not-classified, information, warning, average, high, disaster";

    private static readonly string[] Lines = File.ReadAllLines(
        Path.Combine(SourceFiles.Root, "tests", "scenarios", "composite-rules", "published.txt"));

    public static TheoryData<string> Rules => [.. Lines.Where(line => line.StartsWith("rule", StringComparison.Ordinal))];

    [Fact]
    public void The_published_rules_are_all_there() => Assert.Equal(32, Rules.Count);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rules_hold_as_written(string line)
    {
        var (rule, expected) = line["rule".Length..].Split("->", StringSplitOptions.TrimEntries) is [var left, var right]
            ? (left, right) : throw new FormatException(line);
        var members = Lines.Single(l => l.StartsWith("members", StringComparison.Ordinal))["members".Length..]
            .Split(',', StringSplitOptions.TrimEntries).Select(Member).ToList();
        var rows = string.Concat(members.Select(m => $"2026-06-01T00:00Z,{m.Name},{m.State}\n"));

        var isDown = Attained($"down while {rule}", members, rows).Value == Rational.Zero;
        var isUp = Attained($"up while {rule}", members, rows).Value == Rational.One;

        Assert.Equal(expected == "holds", isDown);
        Assert.Equal(expected == "holds", isUp);
    }

    /// <summary>The twin tries every state that an unknown member may be in.</summary>
    [Fact]
    public void Unknown_members_may_be_in_any_state() => Law.Holds(Dice.Throw(CompositeTrial.Throw), trial =>
    {
        var (low, high) = trial.Expected();
        var measured = Attained(trial.Rule, trial.Members, trial.Rows);
        Assert.Equal((low, high), (measured.Low, measured.High));
    }, 100);

    private static (string Name, string State, int Weight) Member(string text) => text.Split(' ') is [var name, var state, var weight]
        ? (name, state, int.Parse(weight, CultureInfo.InvariantCulture))
        : throw new FormatException(text);

    private static (Rational? Value, Rational? Low, Rational? High) Attained(
        string rule, IReadOnlyList<(string Name, string State, int Weight)> members, string rows)
    {
        var weights = string.Join(", ", members.Select(m => $"{m.Name}: {m.Weight}"));
        var written = Written.Of(
            $$"""
            objectives:
              up:
                indicator:
                  availability:
                    source: members
                    across: {member: "{{rule}}"}
                    weights: {by: member, {{weights}}, otherwise: 0}
                target: report-only
                every: day
                remedies: none
            """,
            $$"""
            apiVersion: kept/v1
            kind: Source
            metadata: {name: members}
            spec:
              files: members.csv
              states: {at: at, state: state, levels: [{{Levels}}], dimensions: [member]}
            """,
            ("members.csv", "at,member,state\n" + rows));
        var measured = written.Evaluate("2026-06-01", "2026-06-02T00:00:00Z").Findings[0].Measured;
        return (measured.Value?.Exact, measured.Low?.Exact, measured.High?.Exact);
    }

    /// <summary>Members whose states change by the hour, and a rule.</summary>
    private sealed record CompositeTrial(
        string Rule, Func<IReadOnlyList<int>, IReadOnlyList<int>, bool> Holds, IReadOnlyList<(string Name, string State, int Weight)> Members,
        IReadOnlyList<int[]> ByHour)
    {
        private const int Unknown = -1;

        private static readonly string[] Words = Levels.Split(", ");

        public string Rows
        {
            get
            {
                var rows = new StringBuilder();
                for (var hour = 0; hour < ByHour.Count; hour++)
                    for (var member = 0; member < Members.Count; member++)
                        rows.Append(CultureInfo.InvariantCulture, $"2026-06-01T{hour:00}:00Z,{Members[member].Name},")
                            .Append(ByHour[hour][member] == Unknown ? "no-data" : Words[ByHour[hour][member]]).Append('\n');
                return rows.ToString();
            }
        }

        public static CompositeTrial Throw(Dice dice)
        {
            var members = Enumerable.Range(0, dice.Between(1, 4)).Select(i => ($"m{i}", "", dice.Between(0, 3))).ToList();
            var byHour = Enumerable.Range(0, 24).Select(_ => members.Select(_ => dice.Chance(25) ? Unknown : dice.Between(0, 5)).ToArray()).ToList();
            var (isWeight, isWorse, isShare) = (dice.Chance(50), dice.Chance(50), dice.Chance(30));
            var (level, limit) = (dice.Between(0, 5), isShare ? dice.Pick(25, 50, 75, 100) : dice.Between(0, 8));
            var (name, isDown) = (isWeight ? "weight" : "count", dice.Chance(50));
            var sum = $"({name} where state {(isWorse ? ">=" : "<=")} {Words[level]}){(isShare ? $" / {name}" : "")}";
            return new CompositeTrial(
                $"{(isDown ? "down" : "up")} while {sum} {(isWorse ? ">=" : "<")} {limit}{(isShare ? "%" : "")}",
                (states, weights) =>
                {
                    var (of, all) = (0, 0);
                    for (var i = 0; i < states.Count; i++)
                    {
                        all += isWeight ? weights[i] : 1;
                        if (isWorse ? states[i] >= level : states[i] <= level) of += isWeight ? weights[i] : 1;
                    }
                    var (left, right) = isShare ? (of * 100, limit * all) : (of, limit);
                    return isDown == (isWorse ? left >= right : left < right);   // whether it is down
                },
                isWeight && isShare ? members.Select(m => (m.Item1, m.Item2, m.Item3 + 1)).ToList() : members, byHour);
        }

        /// <summary>The share of up hours at worst and at best.</summary>
        public (Rational? Low, Rational? High) Expected()
        {
            var weights = Members.Select(m => m.Weight).ToList();
            var answers = ByHour.Select(states => Fillings(states, 0).Select(filled => Holds(filled, weights)).Distinct().ToList()).ToList();
            return (Rational.Of(answers.Count(a => !a.Contains(true)), 24), Rational.Of(answers.Count(a => a.Contains(false)), 24));
        }

        private static IEnumerable<int[]> Fillings(int[] states, int from)
        {
            var open = Array.IndexOf(states, Unknown, from);
            if (open < 0) return [states];
            return Enumerable.Range(0, Words.Length).SelectMany(state =>
            {
                var filled = (int[])states.Clone();
                filled[open] = state;
                return Fillings(filled, open + 1);
            });
        }

        public override string ToString() => $"{Rule}\n{string.Join(", ", Members)}\n{Rows}";
    }
}
