namespace Kept.Storage;

/// <summary>The store cannot do what was asked, for a reason that people can mend.</summary>
public sealed class StoreException(string message, Exception? cause = null) : Exception(message, cause);
