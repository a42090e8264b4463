
namespace Facts.Domain.Reading;

/// <summary>What a post scanner found: posts of one breath, and the token after the last.</summary>
internal readonly record struct PostRun(List<PostMention> Posts, int To);

/// <summary>What the scanners of posts share: the sentence's tokens and whose posts they are when no name says so.</summary>
internal interface IPostScanner
{
    /// <summary>The posts that start at the token, or null.</summary>
    PostRun? At(int at);
}
