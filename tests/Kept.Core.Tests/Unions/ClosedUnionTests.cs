using System.Collections;
using System.Reflection;
using System.Text.Json;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Language.Binding;
using Kept.Language.Linting;
using Kept.Quantities;
using Kept.Statements;
using Xunit;

namespace Kept.Core.Tests.Unions;

/// <summary>Every case of every closed union goes through binding, evaluation, settlement and all views. A case that is not in
/// <see cref="EveryCase"/> fails by its name; one that a switch forgets fails there.</summary>
public sealed class ClosedUnionTests
{
    /// <summary>The public unions of Core: abstract records that only their nested cases can be.</summary>
    public static TheoryData<string> Unions => [.. ClosedUnions.Select(union => union.Name)];

    private static readonly Type[] ClosedUnions = typeof(Agreement).Assembly.GetExportedTypes()
        .Where(type => type.IsAbstract && IsRecord(type) && Cases(type).Any()).ToArray();

    private static readonly Lazy<HashSet<Type>> Met = new(MeetEverything);

    [Fact]
    public void The_unions_are_found() => Assert.Superset(
        new HashSet<string>(["Indicator", "Downtime", "Quorum", "Fold", "Values", "Evidence", "Expression", "CreditScale", "Recurrence"]),
        ClosedUnions.Select(u => u.Name).ToHashSet());

    [Fact]
    public void Nothing_outside_can_be_a_case() => Assert.Empty(ClosedUnions
        .Where(union => union.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Any(IsOpen)
            || Cases(union).Any(c => !c.IsSealed))
        .Select(union => union.Name));

    [Theory]
    [MemberData(nameof(Unions))]
    public void Every_case_goes_through_all_arrows_and_views(string union) => Assert.Empty(
        Cases(ClosedUnions.Single(u => u.Name == union)).Except(Met.Value).Select(c => $"{union}.{c.Name} does not occur"));

    /// <summary>The objects of a bound workspace and of its settled statement, after all views of it were made.</summary>
    private static HashSet<Type> MeetEverything()
    {
        using (JsonDocument.Parse(SchemaWriter.Write())) { }
        var met = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var workspace in EveryCase.Workspaces) MeetAll(workspace, met);
        foreach (var expression in met.OfType<Expression>().ToList())
        {
            Assert.NotEmpty(expression.ToString());
            Assert.All(expression.Parts(), part => Assert.NotEmpty(part.ToString()));
        }
        Assert.All(met.OfType<Unit>(), unit => Assert.NotEmpty(unit.Describe() + unit.Symbol));
        return met.Select(o => o.GetType()).ToHashSet();
    }

    private static void MeetAll(Workspace workspace, HashSet<object> met)
    {
        var (statement, timeline) = EveryCase.Settle(workspace);
        var withNothing = WithoutEvidence(statement);
        foreach (var view in new[] { statement, withNothing })
        {
            Assert.NotEmpty(StatementText.Write(view));
            Assert.NotEmpty(WhyText.Write(view, null));
            using (JsonDocument.Parse(StatementJson.Write(view))) { }
            using (JsonDocument.Parse(WhyJson.Write([view], null))) { }
        }
        Assert.NotEmpty(Linter.Check(workspace));
        foreach (var objective in workspace.Agreements[0].Objectives)
        {
            Assert.NotEmpty(Wording.Describe(objective.Indicator));
            Assert.NotEmpty($"{objective.Every}");
            Assert.NotEmpty(objective.Indicator.Selections());
        }
        Assert.Equal(workspace.Sources.Count, workspace.Agreements[0].Sources().Count());

        foreach (var root in new object[] { workspace, statement, withNothing, timeline, Contract.Of(workspace.Agreements[0]) }) Meet(root, met);
    }

    /// <summary>A finding with nothing behind it, as documents show one.</summary>
    private static Statement WithoutEvidence(Statement statement)
    {
        var finding = statement.Evaluation.Findings[0];
        var bare = finding with { Measured = finding.Measured with { Evidence = new Evidence.Nothing() } };
        return statement with { Evaluation = statement.Evaluation with { Findings = [bare] } };
    }

    private static void Meet(object? value, HashSet<object> met)
    {
        if (value is null or string || value.GetType() is { IsPrimitive: true } or { IsEnum: true }) return;
        if (value.GetType().Namespace?.StartsWith("Kept", StringComparison.Ordinal) != true && value is not IEnumerable) return;
        if (!value.GetType().IsValueType && !met.Add(value)) return;
        if (value is IEnumerable items)
            foreach (var item in items) Meet(item, met);
        if (value.GetType().Namespace?.StartsWith("Kept", StringComparison.Ordinal) != true) return;
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
            if (property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike) Meet(property.GetValue(value), met);
    }

    private static IEnumerable<Type> Cases(Type union) => union.GetNestedTypes().Where(nested => nested.IsSubclassOf(union));

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.Instance) is not null;

    /// <summary>Open to other assemblies; the copy constructor of an abstract record is protected by the language.</summary>
    private static bool IsOpen(ConstructorInfo constructor) => (constructor.IsPublic || constructor.IsFamily)
        && !(constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType);
}
