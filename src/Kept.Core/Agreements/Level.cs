namespace Kept.Agreements;

/// <summary>Where an agreement stands among those that extend one another, from the most general to the most special.</summary>
public enum Level
{
    /// <summary>For all customers and all services.</summary>
    Corporate,

    /// <summary>For one customer, or one group of them.</summary>
    Customer,

    /// <summary>For one service.</summary>
    Service,
}
