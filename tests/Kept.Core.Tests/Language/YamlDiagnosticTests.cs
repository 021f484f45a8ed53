using System.Text;
using Kept.Diagnostics;
using Kept.Language.Parsing;
using Kept.Language.Text;
using Xunit;

namespace Kept.Core.Tests.Language;

public class YamlDiagnosticTests
{
    [Theory]
    [InlineData("KPT102", "a: x⟦\u0007⟧y\n")]
    [InlineData("KPT102", "a: x⟦\0⟧\n")]
    [InlineData("KPT102", "a: 1⟦\r⟧b: 2\n")]
    [InlineData("KPT102", "a: pay ⟦\u202E⟧ less\n")]
    [InlineData("KPT102", "a: x⟦\u2028⟧y\n")]
    [InlineData("KPT102", "a: ⟦\"x\\u0007y\"⟧\n")]
    [InlineData("KPT105", "a: b⟦:⟧ c\n")]
    [InlineData("KPT105", "😀: b⟦:⟧ c\n")]
    [InlineData("KPT105", "a: 1\r\nb: c⟦:⟧ d\r\n")]
    [InlineData("KPT105", "\uFEFFa: b⟦:⟧ c\n")]
    [InlineData("KPT105", "a: 1\n⟦b⟧\n")]
    [InlineData("KPT105", "a:\n  b: 1\n ⟦c⟧: 2\n")]
    [InlineData("KPT105", "a: ⟦\"⟧x\n")]
    [InlineData("KPT105", "a: [1, 2\n⟦b⟧: 3\n")]
    [InlineData("KPT105", "a: [\n⟦1⟧]\n")]
    [InlineData("KPT105", "a: {b: 1 c⟦:⟧ 2}\n")]
    [InlineData("KPT105", "a: {\"b\" ⟦\"c\"⟧}\n")]
    [InlineData("KPT105", "a: {b⟦:⟧}\n")]
    [InlineData("KPT105", "a: [⟦,⟧ 1]\n")]
    [InlineData("KPT105", "a: [1⟦}⟧\n")]
    [InlineData("KPT105", "a: [1] ⟦2⟧\n")]
    [InlineData("KPT105", "a: ⟦@⟧b\n")]
    [InlineData("KPT105", "a: [⟦@⟧b]\n")]
    [InlineData("KPT105", "a: \"b⟦\\⟧q\"\n")]
    [InlineData("KPT105", "a: \"\\ud83d\\u⟦Z⟧ZZZ\"\n")]
    [InlineData("KPT105", "a: \"\\U99999999⟦\"⟧\n")]
    [InlineData("KPT105", "{a: b}⟦#⟧c\n")]
    [InlineData("KPT105", "a: ⟦-⟧ b\n")]
    [InlineData("KPT105", "- a\n⟦-⟧b: c\n")]
    [InlineData("KPT105", "a: &x ⟦&y⟧ 1\n")]
    [InlineData("KPT105", "a: ⟦&'b'⟧\n")]
    [InlineData("KPT105", "a: ⟦*.yaml⟧\n")]
    [InlineData("KPT105", "a: &x 1\nb: &y ⟦*x⟧\n")]
    [InlineData("KPT105", "a: 1\n... ⟦b⟧\n")]
    [InlineData("KPT105", "a: |⟦0⟧\n")]
    [InlineData("KPT105", "a: |\n⟦b⟧\n")]
    [InlineData("KPT105", "⟦>⟧\nb\n")]
    [InlineData("KPT105", "a:\n  ⟦...⟧\n")]
    [InlineData("KPT105", " ⟦---⟧\n")]
    [InlineData("KPT106", "a:\n⟦\t⟧b: 1\n")]
    [InlineData("KPT106", "a:\n⟦\t⟧- b\n")]
    [InlineData("KPT106", "-⟦\t⟧- b\n")]
    [InlineData("KPT106", "a: [\n⟦\t⟧b]\n")]
    [InlineData("KPT107", "a: 1\nb: 2\n⟦\"a\"⟧: 3\n")]
    [InlineData("KPT107", "{a: 1, ⟦a⟧}\n")]
    [InlineData("KPT108", "⟦[a]⟧: 1\n")]
    [InlineData("KPT108", "⟦{a: 1}⟧: 1\n")]
    [InlineData("KPT108", "⟦?⟧ a\n: 1\n")]
    [InlineData("KPT108", "⟦&x a⟧: 1\n")]
    [InlineData("KPT108", "a: &x 1\n⟦*x⟧ : 2\n")]
    [InlineData("KPT108", "⟦:⟧ 1\n")]
    [InlineData("KPT109", "a: ⟦!!str⟧ 1\n")]
    [InlineData("KPT109", "a: ⟦!secret⟧\n")]
    [InlineData("KPT109", "⟦!!str⟧ a: 1\n")]
    [InlineData("KPT110", "a: &x {b: 1}\nc:\n  ⟦<<⟧: *x\n")]
    [InlineData("KPT111", "⟦%YAML 1.2⟧\n---\na: 1\n")]
    [InlineData("KPT111", "⟦%TAG ! tag:x.org,2002:⟧\n---\na: 1\n")]
    [InlineData("KPT111", "⟦%SECRET x⟧\n---\na: 1\n")]
    [InlineData("KPT111", "⟦%TAG x⟧\n---\na: 1\n")]
    [InlineData("KPT111", "⟦%YAML one⟧\n---\na: 1\n")]
    [InlineData("KPT111", "⟦%⟧\n")]
    [InlineData("KPT112", "a: ⟦*x⟧\n")]
    [InlineData("KPT112", "a: &one 1\nb: [⟦*noe⟧]\n")]
    [InlineData("KPT113", "a: &x [⟦*x⟧]\n")]
    public void What_is_wrong_is_named_at_its_place(string code, string marked)
    {
        var text = MarkedText.Of(marked);
        var diagnostic = Assert.Single(YamlParser.Parse(text.Source).Diagnostics);

        Assert.Equal(code, diagnostic.Code);
        Assert.Equal(text.Place, diagnostic.Place);
        Assert.All([diagnostic.Message, diagnostic.Help], sentence => Assert.Matches("[.?]$", sentence));
    }

    [Fact]
    public void Half_a_character_is_named_at_its_place()
    {
        var diagnostic = Assert.Single(Trees.Parse("a: x\uD83Dy\n").Diagnostics);

        Assert.Equal(("KPT102", new Place("a.yaml", 1, 5, 1)), (diagnostic.Code, diagnostic.Place));
    }

    [Fact]
    public void Both_places_of_a_duplicate_key_are_named()
    {
        var diagnostic = Assert.Single(Trees.Parse("spec:\n  title: a\n  title: b\n").Diagnostics);

        Assert.Equal(new Place("a.yaml", 3, 3, 5), diagnostic.Place);
        Assert.Equal("Each key is expected once, but \"title\" is already at line 2, column 3.", diagnostic.Message);
    }

    [Fact]
    public void A_misspelt_alias_is_suggested() =>
        Assert.Equal("Did you mean *one?", Assert.Single(Trees.Parse("a: &one 1\nb: *noe\n").Diagnostics).Help);

    [Fact]
    public void Long_texts_are_cut_in_messages()
    {
        var key = new string('a', 900);
        var parsed = Trees.Parse($"{key}: 1\n{key}: 2\nb: *{new string('c', 9000)}\n");

        Assert.Equal(["KPT107", "KPT112"], parsed.Diagnostics.Select(d => d.Code));
        Assert.All(parsed.Diagnostics, d => Assert.InRange(d.Message.Length, 10, 200));
    }

    [Fact]
    public void Bytes_are_read_as_UTF_8_with_or_without_a_mark()
    {
        Assert.Equal("a: é", SourceText.Decode("a.yaml", "a: é"u8).Value!.Text);
        Assert.Equal("a: é", SourceText.Decode("a.yaml", [0xEF, 0xBB, 0xBF, .. "a: é"u8]).Value!.Text);
        Assert.Equal("", SourceText.Decode("a.yaml", []).Value!.Text);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused_at_their_place()
    {
        var refused = SourceText.Decode("a.yaml", [.. "a: 1\né: "u8, 0xFC, .. "x\n"u8]);

        Assert.Null(refused.Value);
        Assert.Equal(new Place("a.yaml", 2, 4, 1), Assert.Single(refused.Diagnostics).Place);
        Assert.Equal("KPT104", refused.Diagnostics[0].Code);
    }

    [Fact]
    public void Other_encodings_are_refused_by_name()
    {
        Encoding[] encodings =
        [
            new UnicodeEncoding(false, true), new UnicodeEncoding(true, false), new UTF32Encoding(false, true),
            new UTF32Encoding(true, true), new UTF32Encoding(true, false),
        ];
        foreach (var encoding in encodings)
        {
            var refused = SourceText.Decode("a.yaml", [.. encoding.Preamble, .. encoding.GetBytes("a: 1")]);
            Assert.Equal("KPT103", Assert.Single(refused.Diagnostics).Code);
        }
    }
}
