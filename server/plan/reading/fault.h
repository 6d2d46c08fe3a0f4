// What is wrong with a plan or a roll, and where.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tingfen::plan {

// Listed at once; the rest is counted.
inline constexpr std::size_t kFaultsMax = 200;

enum class FaultCode {
  // The file.
  kFileTooBig,
  kNotUtf8,
  kSyntax,
  kTooDeep,
  // One value.
  kUnknownField,
  kDuplicateKey,
  kMissing,
  kNull,
  kWrongType,
  kUnknownValue,  // Of an enumeration.
  kOutOfRange,    // A number, or the count of a list.
  kTooLong,       // Text.
  kBadForm,       // An id, a decimal, a weight; a character that must not be there.
  // The meaning.
  kNotUnique,
  kNotFound,  // A reference to what is not there.
  kWeightSum,
  kFullMark,
  kNotMultiple,  // Of the step.
  kContradiction,
  kNotTheSum,  // A worked example does not come out.
  kNotYet,     // Sound, but this program cannot run it.
  kMore,       // There are more faults than are listed.
};

// `path` is that of the value in the file, such as "stages[1].panels[0].weight"; empty for the file
// as a whole. The messages say what is there and what is needed, without the path.
struct Fault {
  std::string path;
  FaultCode code{};
  std::string message_zh;
  std::string message_en;
};

using Faults = std::vector<Fault>;

}  // namespace tingfen::plan
