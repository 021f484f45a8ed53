using System.Text.RegularExpressions;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>The metadata of OpenSLO documents, with the rules for names, labels and annotations.</summary>
internal static partial class MetadataShapes
{
    private const int MostOfName = 63;
    private const int MostOfDescription = 1050;

    private static readonly Field<string> Name = Required("name", Scalars.Text("a name of lower-case letters, digits and -", "checkout-latency"),
        "The name by which others refer to it: at most 63 lower-case letters, digits and '-'.");

    private static readonly Field<string> DisplayName = Optional(
        "displayName", Scalars.Text("a title", "Latency of the checkout"), "What people call it; at most 63 characters.");

    private static readonly Field<Sequence<Pair<string, Sequence<string>>>> Labels = Optional(
        "labels", new PairsShape<string, Sequence<string>>(
            "a label", Scalars.Text("a label", "team"), new ListShape<string>(Scalars.Text("its value", "payments"))),
        "Labels to search and filter by, each with a value or several.");

    private static readonly Field<Sequence<Pair<string, string>>> Annotations = Optional(
        "annotations", new PairsShape<string, string>("an annotation", Scalars.Text("an annotation", "example.com/dashboard"), Scalars.Text("its value", "shop")),
        "Notes for other systems; they change nothing here.");

    public static Field<Metadata> Metadata { get; } = Required(
        "metadata", new OpenSloRecord<Metadata>("The metadata of OpenSLO", [Name, DisplayName, Labels, Annotations], Build), "Its name and title.");

    public static Field<string> Description { get; } = Optional(
        "description", Scalars.Text("a text", "Most requests are answered at once."), "What it is for; at most 1050 characters.");

    /// <summary>Whether a description is not too long; nothing else is asked of it.</summary>
    public static bool DescriptionIsGood(RecordReader record) =>
        record.Get(Description, "").Length <= MostOfDescription
        || record.Report(OpenSloDiagnostics.TooLong(record.PlaceOf(Description), "A description", MostOfDescription, record.Get(Description).Length));

    /// <summary>Names are labels of the domain name system (RFC 1123); capitals are read, but other systems refuse them.</summary>
    public static bool NameIsGood(ScalarSyntax name, BindingContext context)
    {
        if (name.Value.Length > MostOfName || !AnyCaseName().IsMatch(name.Value)) return context.Report(OpenSloDiagnostics.BadName(name));
        if (name.Value.Any(char.IsAsciiLetterUpper)) context.Report(OpenSloDiagnostics.NameWithCapitals(name));
        return true;
    }

    private static Metadata? Build(RecordReader record)
    {
        var good = NameIsGood((ScalarSyntax)record.NodeOf(Name), record.Context);
        if (record.Get(DisplayName, "").Length > MostOfName)
            good = record.Report(OpenSloDiagnostics.TooLong(record.PlaceOf(DisplayName), "A displayName", MostOfName, record.Get(DisplayName).Length));
        foreach (var label in record.Get(Labels, []))
            if (!LabelKey().IsMatch(label.Key)) good = record.Report(OpenSloDiagnostics.BadLabel(label.Entry.Key));
        foreach (var annotation in record.Get(Annotations, []))
            if (!AnnotationKey().IsMatch(annotation.Key) || annotation.Key.IndexOf('/') > 253)
                good = record.Report(OpenSloDiagnostics.BadAnnotation(annotation.Entry.Key));
        return good ? new Metadata(record.Get(Name), record.Find(DisplayName), record.NodeOf(Name)) : null;
    }

    [GeneratedRegex("^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$")]
    private static partial Regex AnyCaseName();

    [GeneratedRegex("^[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$")]
    private static partial Regex LabelKey();

    /// <summary>An optional domain name and a slash, then a name.</summary>
    [GeneratedRegex(@"^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*/)?[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$")]
    private static partial Regex AnnotationKey();
}
