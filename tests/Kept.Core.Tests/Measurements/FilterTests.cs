using Kept.Agreements;
using Kept.Quantities;
using Xunit;

namespace Kept.Core.Tests.Measurements;

public class FilterTests
{
    private static Expression.Name Name(string name) => new Expression.Name(name, Given.Clause);

    private static Expression.Text Word(string word) => new Expression.Text(word, Given.Clause);

    private static Expression.Literal Number(Rational value) =>
        new Expression.Literal(Quantity.Number(value), Given.Clause);

    private static Expression.Compare Compare(Expression left, Comparator comparator, Expression right) =>
        new Expression.Compare(comparator, left, right, Given.Clause);

    private static Expression.In In(string name, params Expression[] items) =>
        new Expression.In(Name(name), items.ToSequence(), Given.Clause);

    public static TheoryData<Expression, string> Conditions => new()
    {
        { Compare(Name("word"), Comparator.Equal, Word("up")), "a" },
        { Compare(Word("up"), Comparator.Equal, Name("word")), "a" },
        { Compare(Name("word"), Comparator.NotEqual, Word("up")), "b c d e" },
        { Compare(Name("word"), Comparator.Equal, Word("")), "d" },
        { Compare(Name("word"), Comparator.AtLeast, Word("up")), "a c" },
        { Compare(Name("code"), Comparator.Equal, Number(200)), "a b" },
        { Compare(Name("code"), Comparator.NotEqual, Number(200)), "c" },
        { Compare(Name("code"), Comparator.LessThan, Number(500)), "a b c" },
        { Compare(Name("code"), Comparator.MoreThan, Number(Rational.Of(1999, 10))), "a b" },
        { Compare(Number(200), Comparator.AtMost, Name("code")), "a b" },
        { Compare(Name("code"), Comparator.MoreThan,
            new Expression.Negation(Number(Rational.Of(21, 2)), Given.Clause)), "a b c" },
        { Compare(Name("code"), Comparator.Equal, Word("200.0")), "b" },
        { In("word", Word("down"), Word("up")), "a b" },
        { In("code", Number(200), Word("error")), "a b d" },
        { In("word"), "" },
        { new Expression.Not(Compare(Name("code"), Comparator.AtLeast, Number(0)), Given.Clause), "c d e" },
        { new Expression.And(In("word", Word("up"), Word("down")),
            Compare(Name("code"), Comparator.Equal, Word("200")), Given.Clause), "a" },
        { new Expression.Or(Compare(Name("word"), Comparator.Equal, Word("")),
            Compare(Name("word"), Comparator.Equal, Word("up")), Given.Clause), "a d" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Only_rows_that_meet_the_condition_are_measurements(Expression where, string expected)
    {
        var log = Source(where).Log("id,word,code\na,up,200\nb,down,200.0\nc,up ,-1e1\nd,,error\ne,Up,\n");

        var cases = log.AtEnd().Cases();
        Assert.Equal(expected, string.Join(" ", Enumerable.Range(0, cases.Count).Select(cases.Id)));
        Assert.Equal((5, cases.Count, 5 - cases.Count),
            (log.Report.RowsRead, log.Report.RowsKept, log.Report.RowsFilteredOut));
    }

    public static TheoryData<Expression> NoConditions =>
    [
        Name("word"),
        Word("up"),
        Compare(Name("word"), Comparator.Equal, Name("code")),
        Compare(Number(1), Comparator.Equal, Number(1)),
        Compare(Name("code"), Comparator.LessThan,
            new Expression.Literal(Quantity.Share(Rational.Of(1, 2)), Given.Clause)),
        Compare(Name("code"), Comparator.LessThan, Number(Rational.Of(1, 3))),
        Compare(new Expression.Operation(Arithmetic.Plus, Name("code"), Number(1), Given.Clause), Comparator.Equal,
            Number(2)),
        new Expression.Not(Name("word"), Given.Clause),
        In("word", Name("code")),
    ];

    [Theory]
    [MemberData(nameof(NoConditions))]
    public void What_is_no_condition_on_cells_is_an_error_of_the_source(Expression where)
    {
        var read = Source(where).Read("id,word,code\na,up,200\n");

        Assert.Null(read.Value);
        Assert.Equal(("KPT410", Given.Clause), (Assert.Single(read.Diagnostics).Code, read.Diagnostics[0].Place));
    }

    [Fact]
    public void A_column_that_only_the_condition_uses_must_be_there() =>
        Assert.Equal("KPT402", Assert.Single(Source(In("state", Word("up"))).Read("id,word\na,up\n").Diagnostics).Code);

    [Fact]
    public void Rows_that_are_filtered_out_need_not_be_readable()
    {
        var source = Given.States() with { Where = Compare(Name("at"), Comparator.NotEqual, Word("never")) };

        var read = source.Read("at,service,state\nnever,,\nnever,,\n2026-06-01T00:00:00Z,web,up\n");

        Assert.Empty(read.Diagnostics);
        Assert.Equal(1, read.Value!.Report.RowsKept);
    }

    [Fact]
    public void Half_of_the_rows_that_the_condition_leaves_must_be_usable()
    {
        var source = Given.States() with { Where = Compare(Name("service"), Comparator.Equal, Word("web")) };

        var read = source.Read(
            "at,service,state\n2026-06-01T00:00:00Z,db,up\n2026-06-01T00:00:00Z,db,up\nbad,web,up\n");

        Assert.Null(read.Value);
    }

    private static Source Source(Expression where) => Given.Source(new SourceContent.Cases(
        "id", new CaseRows.OneRowACase([], []), [], [])) with { Where = where };
}
