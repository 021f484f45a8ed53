using FsCheck;
using FsCheck.Fluent;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Parsing;
using Kept.Language.Syntax;
using Kept.Language.Text;
using Xunit;

namespace Kept.Core.Tests.Language;

public class ExpressionParserTests
{
    [Theory]
    [InlineData("P1", "P1")]
    [InlineData("plan.leads", "plan.leads")]
    [InlineData("close-rate", "close-rate")]
    [InlineData("99.95%", "99.95%")]
    [InlineData("1 hour 30 minutes", "90 min")]
    [InlineData("'waiting on customer'", "\"waiting on customer\"")]
    [InlineData("\"a \\\"b\\\" \\\\ c\"", "\"a \\\"b\\\" \\\\ c\"")]
    [InlineData("a == b", "a == b")]
    [InlineData("a is b", "a == b")]
    [InlineData("a is not b", "a != b")]
    [InlineData("a at least 5 and b below 3 min", "(a >= 5) and (b < 3 min)")]
    [InlineData("a ≥ 5 or b ≠ c or d > 1", "((a >= 5) or (b != c)) or (d > 1)")]
    [InlineData("a or b and c", "a or (b and c)")]
    [InlineData("not a == b and c", "(not (a == b)) and c")]
    [InlineData("not not a", "not (not a)")]
    [InlineData("state in [down, 'very bad', 5]", "state in [down, \"very bad\", 5]")]
    [InlineData("state not in [down]", "not (state in [down])")]
    [InlineData("state is not in [down]", "not (state in [down])")]
    [InlineData("state is in [down]", "state in [down]")]
    [InlineData("a + b * c", "a + (b * c)")]
    [InlineData("a - b - c", "(a - b) - c")]
    [InlineData("a / b ÷ c × d", "((a / b) / c) * d")]
    [InlineData("-a * --b", "(-a) * (-(-b))")]
    [InlineData("a-b", "a-b")]
    [InlineData("a - b", "a - b")]
    [InlineData("a -b", "a - b")]
    [InlineData("5-3", "5 - 3")]
    [InlineData("4h-2h", "4 h - 2 h")]
    [InlineData("(a + b) * 2", "(a + b) * 2")]
    [InlineData("ceiling(sales / close-rate)", "ceiling(sales / close-rate)")]
    [InlineData("max (a, b where c == 1)", "max(a, b where c == 1)")]
    [InlineData("now()", "now()")]
    [InlineData("requests where status < 500", "requests where status < 500")]
    [InlineData("a where b where c", "a where b where c")]
    [InlineData("(requests where status < 500) / requests", "(requests where status < 500) / requests")]
    [InlineData("a == b where c or d", "(a == b) where c or d")]
    [InlineData("a\n  and b", "a and b")]
    public void An_expression_is_read_as_people_write_it(string text, string canonical) =>
        Assert.Equal(canonical, Read(text).ToString());

    [Fact]
    public void Every_bare_word_is_a_name_and_every_quoted_one_a_text()
    {
        var compare = Assert.IsType<Expression.Compare>(Read("priority == P1"));
        Assert.Equal(["priority", "P1"], compare.Names().Select(name => name.Value));
        Assert.IsType<Expression.Text>(Assert.IsType<Expression.Compare>(Read("priority == 'P1'")).Right);
    }

    [Theory]
    [InlineData("⟦a == b⟧")]
    [InlineData("a == ⟦b + 1⟧ and c")]
    [InlineData("not (⟦a or b⟧)")]
    [InlineData("⟦not (a or b)⟧ and c")]
    [InlineData("a in [⟦down⟧, up]")]
    [InlineData("⟦state not in [x]⟧ and y")]
    [InlineData("max(a, ⟦b where c > 4 h⟧)")]
    [InlineData("a < ⟦4 h 30 min⟧")]
    [InlineData("⟦f(x)⟧ > -1")]
    [InlineData("a > ⟦-1⟧")]
    public void Every_part_knows_where_it_is_written(string marked)
    {
        var text = MarkedText.Of(marked);

        Assert.Contains(text.Place, All(Parse(text).Value!).Select(part => part.Place));
    }

    [Theory]
    [InlineData("KPT120", "⟦ ⟧ ")]
    [InlineData("KPT123", "a ⟦=⟧ 5")]
    [InlineData("KPT123", "a ⟦&⟧& b")]
    [InlineData("KPT123", "⟦!⟧a")]
    [InlineData("KPT123", "a == ⟦“⟧x”")]
    [InlineData("KPT123", "⟦$⟧5")]
    [InlineData("KPT124", "a == ⟦")]
    [InlineData("KPT124", "a ⟦b⟧")]
    [InlineData("KPT124", "a and ⟦or⟧ b")]
    [InlineData("KPT124", "⟦where⟧ b")]
    [InlineData("KPT124", "(a ⟦")]
    [InlineData("KPT124", "a⟦)⟧")]
    [InlineData("KPT124", "f(a ⟦b⟧)")]
    [InlineData("KPT124", "f(a, ⟦)⟧")]
    [InlineData("KPT124", "a in [⟦]⟧")]
    [InlineData("KPT124", "a in ⟦down⟧")]
    [InlineData("KPT124", "a not ⟦b⟧")]
    [InlineData("KPT124", "a < ⟦")]
    [InlineData("KPT125", "a == ⟦'⟧b")]
    [InlineData("KPT126", "a == 'b⟦\\n⟧'")]
    [InlineData("KPT127", "a < b ⟦<⟧ c")]
    [InlineData("KPT127", "a == b ⟦is⟧ c")]
    [InlineData("KPT128", "a > ⟦1,000⟧")]
    [InlineData("KPT128", "a > ⟦5⟧.")]
    [InlineData("KPT129", "a > 4 ⟦hurs⟧")]
    [InlineData("KPT129", "hours == 24⟦x7⟧")]
    [InlineData("KPT130", "a > 4 ⟦days⟧")]
    public void What_is_wrong_is_named_at_its_place(string code, string marked)
    {
        var text = MarkedText.Of(marked + (marked.Contains('⟧') ? "" : "⟧"));
        var parsed = Parse(text);

        Assert.Null(parsed.Value);
        var diagnostic = Assert.Single(parsed.Diagnostics);
        Assert.Equal((code, text.Place.ToString()), (diagnostic.Code, diagnostic.Place.ToString()));
        Assert.EndsWith(".", diagnostic.Message);
        Assert.Matches("[.?]$", diagnostic.Help);
    }

    [Theory]
    [InlineData("where: a == ⟦'⟧b\n")]
    [InlineData("where: \"a == ⟦'⟧b\"\n")]
    public void A_mistake_in_a_file_is_named_in_the_file(string marked)
    {
        var text = MarkedText.Of(marked);
        var map = (MapSyntax)YamlParser.Parse(text.Source).Value!.Documents[0].Root;
        var diagnostic = Assert.Single(ExpressionParser.Parse((ScalarSyntax)map.Entries[0].Value).Diagnostics);

        Assert.Equal("KPT125", diagnostic.Code);
        Assert.Equal(text.Place, diagnostic.Place);
    }

    [Theory]
    [InlineData("(", 10_000, "KPT121")]
    [InlineData("(", 65, "KPT122")]
    [InlineData("f(", 65, "KPT122")]
    [InlineData("not ", 900, "KPT124")]
    [InlineData("-", 3_900, "KPT124")]
    [InlineData("a where ", 450, "KPT124")]
    [InlineData("a + ", 950, "KPT124")]
    public void Hostile_texts_end_at_once(string part, int times, string code) =>
        Assert.Equal(code, Assert.Single(Parse(string.Concat(Enumerable.Repeat(part, times))).Diagnostics).Code);

    [Theory]
    [InlineData("not ", 64)]
    [InlineData("-", 64)]
    [InlineData("a where ", 64)]
    [InlineData("a + ", 64)]
    [InlineData("a or ", 64)]
    public void Trees_have_at_most_sixty_four_levels(string part, int times)
    {
        var prefix = string.Concat(Enumerable.Repeat(part, times));

        Assert.Empty(Parse(prefix[part.Length..] + "a").Diagnostics);
        Assert.Equal(["KPT122"], Parse(prefix + "a").Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void Reading_what_was_printed_gives_the_same_expression() =>
        Prop.ForAll(ExpressionGenerator.Any.ToArbitrary(), expression =>
        {
            var read = Parse(expression.ToString());
            Assert.Empty(read.Diagnostics);
            Assert.Equal(ExpressionGenerator.Describe(expression), ExpressionGenerator.Describe(read.Value!));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Random_texts_never_throw_and_what_is_read_can_be_printed_and_read_again()
    {
        string[] parts =
        [
            "a", "b.c", "d-e", " ", " ", "5", "4 h", "1%", "and", "or", "not", "in", "is", "where", "(", ")", "[", "]",
            ",", "+", "-", "*", "/", "==", "<", ">=", "at least", "'x y'", "\"", "\\", "f(", "days", ".",
        ];
        var texts = Gen.Elements(parts).ListOf().Select(chosen => string.Concat(chosen)).ToArbitrary();
        Prop.ForAll(texts, text =>
        {
            var parsed = Parse(text);
            Assert.NotEqual(parsed.Value is null, parsed.Diagnostics.Count == 0);
            if (parsed.Value is { } read)
                Assert.Equal(ExpressionGenerator.Describe(read), ExpressionGenerator.Describe(Read(read.ToString())));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }

    [Fact]
    public void Random_slips_in_a_valid_expression_never_throw()
    {
        const string valid = "a == P1 and not (b in [c, 'd e']) or max(a-b, 4 h 30 min) >= 99.95% where x is y";
        Prop.ForAll(Mutations.Of(valid), text => { Parse(text); }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    private static Expression Read(string text)
    {
        var parsed = Parse(text);
        Assert.Equal([], parsed.Diagnostics.Select(d => d.ToString()));
        return parsed.Value!;
    }

    private static Checked<Expression> Parse(string text) => Parse(new MarkedText(new SourceText("a", text), default));

    private static Checked<Expression> Parse(MarkedText text) =>
        ExpressionParser.Parse(text.Source.Text, (start, length) => text.Source.PlaceOf(new(start, length)));

    private static IEnumerable<Expression> All(Expression expression) =>
        [expression, .. expression.Parts().SelectMany(All)];
}
