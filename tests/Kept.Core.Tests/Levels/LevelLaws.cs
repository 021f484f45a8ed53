using FsCheck.Fluent;
using Kept.Agreements;
using Kept.Language.Explaining;
using Xunit;

namespace Kept.Core.Tests.Levels;

/// <summary>Chains of agreements against maps that are laid over each other.</summary>
public sealed class LevelLaws
{
    [Fact]
    public void What_holds_is_the_lowest_value_of_every_key() => Law.Holds(Chains(tightens: false), chain =>
    {
        LevelTrial.Bind(chain.Documents, out var texts);
        LevelTrial.Bind([chain.Flat], out var flat);
        Assert.Equal(ValuesOf(flat, chain.Bottom), ValuesOf(texts, chain.Bottom));
    }, 60);

    [Fact]
    public void What_is_looser_or_locked_is_refused_where_it_stands_and_nothing_else() => Law.Holds(Chains(tightens: false), chain =>
        Assert.Equal(chain.Faults().Distinct().Order(), chain.Found(LevelTrial.Bind(chain.Documents, out _).Diagnostics).Order()), 100);

    [Fact]
    public void What_only_tightens_is_an_agreement_that_could_have_been_written_as_one() => Law.Holds(Chains(tightens: true), chain =>
    {
        var bound = LevelTrial.Bind(chain.Documents, out _);
        Assert.Empty(bound.Diagnostics);
        var lowest = bound.Value!.Agreements.Single(a => a.Name == chain.Bottom);
        var flat = LevelTrial.Bind([chain.Flat], out _).Value!.Agreements.Single();
        Assert.Empty(Redline.Between(flat with { Extends = lowest.Extends }, lowest).Changes);
    }, 60);

    private static FsCheck.Gen<LevelChain> Chains(bool tightens) => Gen.Choose(0, int.MaxValue).Select(seed => LevelChain.Throw(seed, tightens));

    private static IEnumerable<string> ValuesOf(EffectiveTexts texts, string name) =>
        texts.Find(name).Single().Values().Where(v => v.Text is not null).Select(v => $"{v.Path}: {v.Text}").Order(StringComparer.Ordinal);
}
