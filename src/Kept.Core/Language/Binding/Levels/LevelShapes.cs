using System.Globalization;
using Kept.Agreements;
using Kept.Language.Binding.Expressions;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using NodaTime;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding.Levels;

/// <summary>What an agreement says of its place among others: what it extends and includes, what it lets others change, from
/// when on it holds.</summary>
internal static class LevelShapes
{
    private static readonly Shape<AgreementReference> Reference = new ScalarShape<AgreementName>(
        "the name of an agreement, with or without its version", "northwind-corporate@7", TryParseReference)
        .SelectPlaced((name, _, place) => new AgreementReference(name.Name, name.Version, place));

    private static readonly Shape<Sequence<KeyPath>> Paths = new ListShape<KeyPath>(
        new ScalarShape<string>("the path of a key", "objectives.availability.target", TryParsePath)
            .SelectPlaced((text, _, place) => new KeyPath(text, place)));

    public static Field<AgreementReference> Extends { get; } = Optional(
        "extends", Reference,
        "The agreement whose terms hold here as well; this one adds to them and may tighten them, never loosen them.");

    public static Field<Boxed<Level>> LevelOf { get; } = Optional("level", new WordShape<Boxed<Level>>("a level", [
        ("corporate", new(Level.Corporate), "For all customers and all services."),
        ("customer", new(Level.Customer), "For one customer, or one group of them."),
        ("service", new(Level.Service), "For one service.")]),
        "Its level; an agreement that has one may leave out what those that extend or include it supply.");

    public static Field<Sequence<KeyPath>> Locks { get; } = Optional(
        "locks", Paths, "Keys that agreements which extend this one may not change at all; * stands for any name.");

    public static Field<Sequence<KeyPath>> Open { get; } = Optional(
        "open", Paths, "Keys that agreements which extend this one may change freely, even loosen.");

    public static Field<Sequence<Inclusion>> Includes { get; } = Optional(
        "includes", new MapOrShape<Sequence<Inclusion>>(
            new NamedShape<Inclusion>("what stands before the names of the objectives", Reference.SelectPlaced((of, prefix, _) => new Inclusion(prefix, of))),
            new ListShape<Inclusion>(Reference.Select(of => new Inclusion(null, of)))),
        "Agreements whose services and objectives are bundled here.");

    public static Field<Boxed<bool>> Follow { get; } = Optional("follow", new WordShape<Boxed<bool>>("what is agreed in advance", [
        ("tightening-only", new(true), "New versions of the extended agreement hold here from their first day, as long as they loosen nothing.")]),
        "Which changes of the extended agreement are agreed in advance; none when left out.");

    public static Field<Sequence<SubscriptionValue>> Subscription { get; } = Optional(
        "subscription", new NamedShape<SubscriptionValue>(
            "the name of a choice",
            Scalars.Text("what was chosen", "tier-2").SelectPlaced((text, name, place) => new SubscriptionValue(name, text, place)),
            declares: true),
        "What the consumer chose: a table by one of these names comes down to one value, and conditions may name subscription.tier.");

    private static readonly Field<Boxed<LocalDate>> From = Required("from", Scalars.Date, "The first day on which this version is in force.");

    private static readonly Field<Boxed<Spanning>> SpanningOf = Required("spanning", new WordShape<Boxed<Spanning>>("whose terms hold for a period across that day", [
        ("split", new(Spanning.Split), "Each version has its own part of the period, which is measured, judged and settled by itself."),
        ("next-period", new(Spanning.NextPeriod), "The old version's; this one begins with the next period."),
        ("whole-period", new(Spanning.WholePeriod), "This version's, for the whole period.")]),
        "Whose terms hold for a period that begins before that day and ends after it.");

    public static Field<Takeover> Effective { get; } = Optional(
        "effective", new RecordShape<Takeover>("A takeover", [From, SpanningOf], r => new Takeover(r.Get(From).Value, r.Get(SpanningOf).Value)),
        "From when on this version takes the place of the one before it; required beside an earlier version.");

    /// <summary>All of these keys.</summary>
    public static Field[] All { get; } = [Extends, LevelOf, Locks, Open, Includes, Follow, Subscription, Effective];

    /// <summary>Whether a key speaks only of the agreement that it stands in.</summary>
    public static bool IsOwn(string key) => key != Subscription.Name && All.Any(field => field.Name == key);

    /// <summary>Makes the names of the subscription known to a condition.</summary>
    public static ExpressionNames AddSubscription(this ExpressionNames names, BindingContext context)
    {
        foreach (var name in context.NamesOf<SubscriptionValue>())
            names.Add(SubscriptionValue.Prefix + name, new ExpressionType.Field(null));
        return names;
    }

    private static bool TryParseReference(string text, out AgreementName value, out ScalarProblem problem)
    {
        problem = default;
        var parts = text.Split('@');
        value = new AgreementName(parts[0], null);
        if (!Names.IsName(parts[0]) || parts.Length > 2) return false;
        if (parts.Length == 1) return true;
        var good = int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        value = new AgreementName(parts[0], version);
        return good;
    }

    private static bool TryParsePath(string text, out string value, out ScalarProblem problem)
    {
        problem = default;
        value = text;
        return text.Length > 0 && text.Split('.').All(part => part == "*" || Names.IsName(part));
    }

    private sealed record AgreementName(string Name, int? Version);
}

/// <summary>The name of an agreement, as another one writes it.</summary>
/// <param name="Version">Null when only the name is given.</param>
internal sealed record AgreementReference(string Name, int? Version, Diagnostics.Place Place);

/// <summary>An agreement that is bundled into another.</summary>
/// <param name="Prefix">What stands before the names of its objectives; null for nothing.</param>
internal sealed record Inclusion(string? Prefix, AgreementReference Of);
