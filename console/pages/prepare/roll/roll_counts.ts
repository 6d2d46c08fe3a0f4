// How the roll stands: who applied for each post and who takes part. Pure.
import {
  Standing_Id as Standing,
  type Candidate,
} from "../../../../web_kit/generated/proto/roll_pb";
import type { PrepareView } from "../../../../web_kit/generated/proto/views_pb";

export interface PostCount {
  applied: number; // Whoever gave up a post that fell away has applied for it all the same.
  takePart: number;
  unqualified: number;
  notPreselected: number;
}

function countOf(post: string, candidates: readonly Candidate[]): PostCount {
  const standing = (id: Standing) =>
    candidates.filter((one) => one.posts.includes(post) && one.standing === id).length;
  const applied = candidates.filter(
    ({ posts, firstPosts }) => posts.includes(post) || firstPosts.includes(post),
  );
  return {
    applied: applied.length,
    takePart: standing(Standing.TAKES_PART),
    unqualified: standing(Standing.UNQUALIFIED),
    notPreselected: standing(Standing.NOT_PRESELECTED),
  };
}

// By the post's id.
export function postCounts({ posts, candidates }: PrepareView): Map<string, PostCount> {
  return new Map(posts.map(({ id }) => [id, countOf(id, candidates)]));
}

export function takePart({ candidates }: PrepareView): number {
  return candidates.filter(({ standing }) => standing === Standing.TAKES_PART).length;
}
