namespace Kept.Storage;

/// <summary>Another writer changed a row first.</summary>
internal sealed class OvertakenException(string what) : Exception($"Another program changes {what} at the same time.")
{
    /// <summary>Throws unless exactly one row was changed.</summary>
    public static void ThrowUnlessOne(int changed, string what)
    {
        if (changed != 1) throw new OvertakenException(what);
    }
}
