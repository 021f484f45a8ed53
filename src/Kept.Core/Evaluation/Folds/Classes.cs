using Kept.Agreements;
using Kept.Measurements;

namespace Kept.Evaluation.Folds;

/// <summary>Tables by class, looked up once for each distinct value of the field.</summary>
internal static class Classes
{
    public static Func<int, TResult?> Of<T, TResult>(ByClass<T> table, CaseTable cases, Func<T, TResult> meaning)
        where TResult : class
    {
        if (table.Field is null)
        {
            var single = meaning(table.Otherwise!.Value);
            return _ => single;
        }
        var field = cases.FindField(table.Field);
        var otherwise = table.Otherwise is { } entry ? meaning(entry.Value) : null;
        var byCode = field?.Values.Select(v => table.Find(v) is { } found ? meaning(found.Value) : null).ToArray() ?? [];
        return i => field is not null && field.Codes.Span[i] is >= 0 and var code ? byCode[code] : otherwise;
    }
}
