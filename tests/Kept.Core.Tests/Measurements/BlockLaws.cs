using FsCheck.Fluent;
using Kept.Measurements.Segments;
using Xunit;

namespace Kept.Core.Tests.Measurements;

public sealed class BlockLaws
{
    [Fact]
    public void Numbers_of_every_width_come_back() => Law.Holds(Gen.Choose(0, int.MaxValue), seed =>
    {
        var dice = new Random(seed);
        var numbers = new long[dice.Next(1, 400)];
        var width = dice.Next(0, 65);
        var (first, step) = (dice.NextInt64(), dice.Next(3) == 0 ? dice.NextInt64() >> dice.Next(64) : 1);
        for (var i = 0; i < numbers.Length; i++)
        {
            var above = width == 0 ? 0 : unchecked((long)((ulong)dice.NextInt64(long.MinValue, long.MaxValue) >> (64 - width)));
            numbers[i] = unchecked(first + (above * step));
        }
        if (dice.Next(4) == 0) (numbers[0], numbers[^1]) = (long.MinValue, long.MaxValue);

        var block = new RowBlock(numbers.Length, numbers, [], null, [numbers], []);
        var read = BlockCodec.Decode(BlockCodec.Encode(block));

        Assert.Equal(numbers, read.At);
        Assert.Equal(numbers, read.Numbers[0]);
    }, 2_000);
}
