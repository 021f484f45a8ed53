using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Documents.Tests.Contracts;

/// <summary>All parts of an agreement, found by looking at its types, so that a part that is new is found as well.</summary>
internal static class AgreementGraph
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>A value inside of a record: the record's type, the property that holds it, and its path from the agreement.</summary>
    public sealed record Part(Type Owner, string Property, Type Type, object Value, string Path)
    {
        public string Name => $"{Owner.Name.Split('`')[0]}.{Property}";

        public override string ToString() => $"{Name} at {Path}";
    }

    /// <summary>The values that are no records themselves, each once for every place from which it is reached.</summary>
    public static IEnumerable<Part> Leaves(Agreement agreement)
    {
        var found = new List<Part>();
        Rewrite(agreement, part =>
        {
            found.Add(part);
            return part.Value;
        });
        return found;
    }

    /// <summary>The types of all records in an agreement.</summary>
    public static IReadOnlySet<Type> TypesIn(Agreement agreement)
    {
        var types = new HashSet<Type>();
        new Walk(part => part.Value, types).Of(agreement, "");
        return types;
    }

    /// <summary>A copy in which every leaf is what the function makes of it. What is one record stays one record.</summary>
    public static Agreement Rewrite(Agreement agreement, Func<Part, object> change) => (Agreement)new Walk(change, []).Of(agreement, "");

    private sealed class Walk(Func<Part, object> change, HashSet<Type> types)
    {
        private readonly Dictionary<object, object> _copies = new(ReferenceEqualityComparer.Instance);

        public object Of(object value, string path)
        {
            if (_copies.TryGetValue(value, out var copy)) return copy;
            types.Add(value.GetType());
            copy = value.GetType().GetMethod("<Clone>$")!.Invoke(value, [])!;
            _copies.Add(value, copy);
            foreach (var field in FieldsOf(value.GetType()))
                if (field.GetValue(value) is { } inner)
                    field.SetValue(copy, Inner(inner, field, value.GetType(), path));
            return copy;
        }

        private object Inner(object value, FieldInfo field, Type owner, string path)
        {
            var name = field.Name.TrimStart('<').Split('>')[0];
            var at = path.Length == 0 ? name : $"{path}.{name}";
            if (IsRecord(value)) return Of(value, at);
            return value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Sequence<>)
                ? Items(value, type.GetGenericArguments()[0], owner, name, at)
                : change(new Part(owner, name, value.GetType(), value, at));
        }

        private object Items(object sequence, Type item, Type owner, string name, string path)
        {
            var items = ((IEnumerable)sequence).Cast<object>().Select((value, i) => Item(value, owner, name, $"{path}[{i}]")).ToArray();
            var typed = Array.CreateInstance(item, items.Length);
            items.CopyTo(typed, 0);
            return typeof(Sequence).GetMethod(nameof(Sequence.ToSequence))!.MakeGenericMethod(item).Invoke(null, [typed])!;
        }

        private object Item(object value, Type owner, string name, string path)
        {
            if (IsRecord(value)) return Of(value, path);
            if (value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Sequence<>))
                return Items(value, type.GetGenericArguments()[0], owner, name, path);
            if (!value.GetType().IsValueType || value.GetType().Namespace?.StartsWith("Kept", StringComparison.Ordinal) != true || value.GetType().IsEnum)
                return change(new Part(owner, name, value.GetType(), value, path));
            foreach (var field in FieldsOf(value.GetType()))   // a record struct: a boxed copy
                if (field.GetValue(value) is { } inner) field.SetValue(value, Inner(inner, field, value.GetType(), path));
            return value;
        }

        private static bool IsRecord(object value) =>
            value.GetType() is { IsClass: true } type && type.Namespace?.StartsWith("Kept", StringComparison.Ordinal) == true && type.GetMethod("<Clone>$") is not null;

        private static IEnumerable<FieldInfo> FieldsOf(Type type)
        {
            for (var at = type; at is not null && at != typeof(object) && at != typeof(ValueType); at = at.BaseType)
                foreach (var field in at.GetFields(Own).Where(f => f.GetCustomAttribute<CompilerGeneratedAttribute>() is not null)) yield return field;
        }
    }
}
