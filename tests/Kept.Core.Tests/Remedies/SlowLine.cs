using System.Numerics;
using Kept.Core.Tests.Evaluation;

namespace Kept.Core.Tests.Remedies;

/// <summary>A credit by the book, in minor units.</summary>
/// <param name="Percent">The share given, where it is one and certain.</param>
/// <param name="Least">Null when nobody can say.</param>
internal sealed record SlowLine(string Service, string Name, Fraction? Percent, BigInteger? Least, BigInteger? Most);
