using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>What services depend on: promises of other agreements in series, in parallel, so many of them, or by weight.</summary>
internal static class DependencyShapes
{
    private static readonly Field<Sequence<Dependency>> Series = Optional(
        "series", new ListShape<Dependency>(Any()), "Up while all of these are up.");

    private static readonly Field<Sequence<Dependency>> Parallel = Optional(
        "parallel", new ListShape<Dependency>(Any()), "Up while one of these is up.");

    private static readonly Field<Boxed<int>> AtLeast = Optional(
        "atLeast", Scalars.Count("how many", "2"), "With 'of': up while at least so many of them are up.");

    private static readonly Field<Sequence<Dependency>> Of = Optional("of", new ListShape<Dependency>(Any()), "With 'atLeast': of which.");

    private static readonly Field<Sequence<WeightedDependency>> Weighted = Optional(
        "weighted", new ListShape<WeightedDependency>(WeightedShape()), "Up in proportion to the weights of those that are up.");

    private static readonly RecordShape<Dependency> Composed = new("A dependency", [Series, Parallel, AtLeast, Of, Weighted], Build);

    private static readonly EitherShape<Dependency> Dependency = new(new PromisedShape(), Composed);

    /// <summary>Dependencies by the agreement's services.</summary>
    public static Shape<Sequence<ServiceDependency>> Dependencies { get; } = new NamedShape<ServiceDependency>(
        "the name of a service of the agreement", new ServiceDependencyShape());

    private static RecursiveShape<Dependency> Any() => new("A dependency", () => Dependency!);

    private static Dependency? Build(RecordReader record)
    {
        Field[] kinds = [Series, Parallel, AtLeast, Weighted];
        if (kinds.Count(record.Has) != 1 || record.Has(AtLeast) != record.Has(Of))
        {
            record.Report(BindingDiagnostics.ExactlyOneOf(record, "A dependency", kinds));
            return null;
        }
        if (record.Has(Series)) return new Dependency.Series(record.Get(Series));
        if (record.Has(Parallel)) return new Dependency.AtLeast(1, record.Get(Parallel));
        if (record.Has(Weighted)) return new Dependency.Weighted(record.Get(Weighted));
        var (count, parts) = (record.Get(AtLeast).Value, record.Get(Of));
        if (count <= parts.Count) return new Dependency.AtLeast(count, parts);
        record.Report(DependencyDiagnostics.TooMany(record.PlaceOf(AtLeast), count, parts.Count));
        return null;
    }

    private static RecordShape<WeightedDependency> WeightedShape()
    {
        var weight = Required("weight", Scalars.Count("a weight", "3"), "Its weight beside the others.");
        var part = Required("of", Any(), "What has this weight.");
        return new("A weighted dependency", [weight, part], r => new WeightedDependency(r.Get(weight).Value, r.Get(part)));
    }

    /// <summary>The name of an agreement, or of an agreement and one of its services with a dot between them.</summary>
    private sealed class PromisedShape : Shape<Dependency>
    {
        protected override Form Describe() => new Form.Scalar("an agreement, or an agreement and a service", "uplink-telco.line");

        public override bool TryRead(SyntaxNode node, BindingContext context, out Dependency value)
        {
            var parts = ((ScalarSyntax)node).Value.Split('.', 2);
            value = new Dependency.Promised(parts[0], parts.Length > 1 ? parts[1] : null, node.Place);
            return true;
        }
    }

    private sealed class ServiceDependencyShape : Shape<ServiceDependency>
    {
        protected override Form Describe() => Dependency.Form;

        public override bool TryRead(SyntaxNode node, BindingContext context, out ServiceDependency value)
        {
            value = null!;
            var known = context.TryFind<ServicePromise>(context.Name, out var service);
            if (!known) context.Report(DependencyDiagnostics.NoService(node.Place, context.Name, context.NamesOf<ServicePromise>()));
            if (!Dependency.TryRead(node, context, out var needs) || service is null) return false;
            value = new ServiceDependency(service, needs, node.Place);
            return true;
        }
    }
}

internal static class DependencyDiagnostics
{
    public static Diagnostic TooMany(Place place, int count, int parts) => new(
        "KPT541", Severity.Error, place,
        $"{count} parts have to be up, but only {parts} are listed.",
        "List the other parts as well, or ask for fewer.");

    public static Diagnostic NoService(Place place, string name, IEnumerable<string> known) => new(
        "KPT542", Severity.Error, place,
        $"The agreement has no service '{name}' that could depend on something.",
        Spelling.FindNearest(name, known.ToList()) is { } nearest ? $"Did you mean '{nearest}'?" : "Name a service of the agreement.");
}
