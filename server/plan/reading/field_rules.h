// What every single field of a plan or roll must look like by itself, in one table. What fields
// mean together is checked in server/plan/topics. Internal to server/plan. Pure.
#pragma once

#include <cstdint>
#include <string_view>

#include "google/protobuf/descriptor.h"

namespace tingfen::plan {

enum class Need { kOptional, kRequired };

enum class Form {
  kFree,      // Text without characters that cannot be seen.
  kId,        // [a-z][a-z0-9_]{0,31}
  kDecimal,   // "85.5"; 0 and above.
  kPositive,  // A decimal above 0.
  kSigned,    // A decimal other than 0, of either sign.
  kShare,     // "70" per cent or "1/3".
  kStep,      // "1", "0.5", "0.1", "0.01"
};

struct Bounds {
  std::uint32_t min = 0;
  std::uint32_t max = 0;
};

struct FieldRule {
  std::string_view field;  // "Panel.seats", without the package.
  Need need = Need::kOptional;
  Form form = Form::kFree;  // Of strings.
  Bounds each = {};         // A number's value; the characters of free text.
  Bounds list = {};         // Elements, where it is repeated.
};

// None where the table forgot the field.
const FieldRule* FindRule(const google::protobuf::FieldDescriptor& field);

// Aborts where the table forgot the field.
const FieldRule& RuleOf(const google::protobuf::FieldDescriptor& field);
const FieldRule& RuleOf(const google::protobuf::Descriptor& message, const char* field);

}  // namespace tingfen::plan
