using Kept.Language.Binding.Shapes;
using Kept.Quantities;

namespace Kept.Language.Binding.Levels;

/// <summary>The two forms of an agreement's text, for editors: one that stands by itself, and one that leaves out what other
/// agreements supply.</summary>
internal static class PartialForms
{
    /// <summary>The keys that let a text leave things out.</summary>
    public static Sequence<string> Marks { get; } = [LevelShapes.Extends.Name, LevelShapes.LevelOf.Name, LevelShapes.Includes.Name];

    /// <summary>A text without these keys: everything that is required is there.</summary>
    public static Form Whole { get; } = Spec with { Keys = Spec.Keys.Where(k => !Marks.Contains(k.Name)).ToSequence() };

    /// <summary>A text with one of these keys: nothing is required.</summary>
    public static Form InPart { get; } = Loose(Spec);

    private static Form.Record Spec => (Form.Record)TextForms.OfAgreement;

    private static Form Loose(Form form) => form switch
    {
        Form.Record record => record with { Keys = record.Keys.Select(k => k with { Form = Loose(k.Form), Required = false }).ToSequence() },
        Form.Choice choice => choice with { Keys = choice.Keys.Select(k => k with { Form = Loose(k.Form) }).ToSequence() },
        Form.ListOf list => new Form.ListOf(Loose(list.Item)),
        Form.Named named => named with { Value = Loose(named.Value) },
        Form.ByClass table => new Form.ByClass(Loose(table.Value)),
        Form.Either either => new Form.Either(either.Forms.Select(Loose).ToSequence()),
        Form.Recursive recursive => new Form.Recursive($"{recursive.Title} in part", () => Loose(recursive.Target())),
        _ => form,
    };
}
