#include "server/plan/reading/walk.h"

#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "google/protobuf/descriptor.h"
#include "server/plan/model/paths.h"
#include "server/plan/reading/field_forms.h"
#include "server/plan/reading/field_rules.h"
#include "server/plan/reading/suggest.h"

namespace tingfen::plan {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

Words KindWords(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::kNull:
      return {"null", "null"};
    case Node::Kind::kBool:
      return {"是非值", "true or false"};
    case Node::Kind::kNumber:
      return {"数字", "a number"};
    case Node::Kind::kString:
      return {"文字", "text"};
    case Node::Kind::kArray:
      return {"列表 […]", "a list […]"};
    case Node::Kind::kObject:
      return {"对象 {…}", "an object {…}"};
  }
  std::abort();
}

Node::Kind KindOf(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return Node::Kind::kObject;
    case FieldDescriptor::CPPTYPE_STRING:
    case FieldDescriptor::CPPTYPE_ENUM:
      return Node::Kind::kString;
    case FieldDescriptor::CPPTYPE_UINT32:
      return Node::Kind::kNumber;
    case FieldDescriptor::CPPTYPE_BOOL:
      return Node::Kind::kBool;
    default:
      std::abort();  // The vocabulary of plans and rolls has no other types.
  }
}

std::string Listed(const std::vector<std::string>& names, const char* comma) {
  std::string listed;
  for (const std::string& name : names) listed += (listed.empty() ? "" : comma) + name;
  return listed;
}

std::vector<std::string> FieldNames(const Descriptor& descriptor) {
  std::vector<std::string> names;
  for (int i = 0; i < descriptor.field_count(); ++i) names.push_back(descriptor.field(i)->name());
  return names;
}

// One that says "not given" is no value to write.
bool IsGiven(const EnumValueDescriptor& value) {
  return value.number() != 0 || !value.name().ends_with("_UNSPECIFIED");
}

std::vector<std::string> ValueNames(const EnumDescriptor& values) {
  std::vector<std::string> names;
  for (int i = 0; i < values.value_count(); ++i) {
    if (IsGiven(*values.value(i))) names.push_back(values.value(i)->name());
  }
  return names;
}

class Walker {
 public:
  explicit Walker(FaultList& faults) : faults_(faults) {}

  void Object(const Node& node, Message& message, const std::string& path) {
    const Descriptor& descriptor = *message.GetDescriptor();
    std::set<std::string_view> seen;
    for (const Node& member : node.children) {
      const std::string member_path = Joined(path, member.key);
      const FieldDescriptor* field = descriptor.FindFieldByName(member.key);
      if (field == nullptr) {
        Unknown(member, descriptor, path);
      } else if (!seen.insert(member.key).second) {
        faults_.Visit(member_path);
        faults_.Add(member_path, FaultCode::kDuplicateKey,
                    {"这一项写了两次，只能写一次。", "this is given twice; once is allowed."});
      } else {
        faults_.Visit(member_path);
        Field(member, message, *field, member_path);
      }
    }
    for (int i = 0; i < descriptor.field_count(); ++i) {
      const FieldDescriptor& field = *descriptor.field(i);
      if (RuleOf(field).need == Need::kOptional || seen.contains(field.name())) continue;
      faults_.AddAndSpoil(Joined(path, field.name()), FaultCode::kMissing,
                          {"缺少这一项，必须填写。", "this is missing; it must be given."});
    }
  }

  // False, with a fault: `node` is not of the `needed` kind.
  bool Is(const Node& node, Node::Kind needed, const std::string& path) {
    if (node.kind == needed) return true;
    const Words is = KindWords(node.kind);
    const Words need = KindWords(needed);
    if (node.kind == Node::Kind::kNull) {
      faults_.AddAndSpoil(path, FaultCode::kNull,
                          {"这里是 null，应为{0}；不用的项请整项删去。",
                           "this is null and must be {1}; leave out what is not used."},
                          {std::string(need.zh), std::string(need.en)});
    } else if (node.kind == Node::Kind::kNumber && needed == Node::Kind::kString) {
      faults_.AddAndSpoil(path, FaultCode::kWrongType,
                          {"这里是数字 {0}，应为文字：请加引号，写成 \"{0}\"。",
                           "this is the number {0} and must be text: write \"{0}\", in quotes."},
                          {node.text.substr(0, 40)});
    } else {
      faults_.AddAndSpoil(path, FaultCode::kWrongType,
                          {"这里是{0}{4}，应为{1}。", "this is {2}{5} and must be {3}."},
                          {std::string(is.zh), std::string(need.zh), std::string(is.en),
                           std::string(need.en), node.text.empty() ? "" : Quoted(node.text),
                           node.text.empty() ? "" : " " + Quoted(node.text)});
    }
    return false;
  }

 private:
  void Unknown(const Node& member, const Descriptor& descriptor, const std::string& path) {
    const std::vector<std::string> names = FieldNames(descriptor);
    const std::string member_path = Joined(path, Shortened(member.key));
    faults_.Visit(member_path);
    if (const auto nearest = Nearest(member.key, names)) {
      faults_.Add(member_path, FaultCode::kUnknownField,
                  {"没有 {0} 这一项，是否要写 {1}？", "there is no {0} here; did you mean {1}?"},
                  {Quoted(member.key), Quoted(*nearest)});
    } else {
      faults_.Add(
          member_path, FaultCode::kUnknownField,
          {"没有 {0} 这一项，这里可以写：{1}。", "there is no {0} here; there may be: {2}."},
          {Quoted(member.key), Listed(names, "、"), Listed(names, ", ")});
    }
  }

  static std::string Shortened(std::string_view key) {
    const std::string quoted = Quoted(key);
    constexpr std::size_t kMark = std::string_view("“").size();
    return quoted.substr(kMark, quoted.size() - 2 * kMark);
  }

  void Field(const Node& node, Message& message, const FieldDescriptor& field,
             const std::string& path) {
    const FieldRule& rule = RuleOf(field);
    if (!field.is_repeated()) {
      Value(node, message, field, rule, path);
      return;
    }
    if (!Is(node, Node::Kind::kArray, path)) return;
    if (node.children.size() < rule.list.min || node.children.size() > rule.list.max) {
      faults_.AddAndSpoil(
          path, FaultCode::kOutOfRange,
          {"这里有 {0} 项，项数{1}。", "the list has {0} entries; {2}."},
          {std::to_string(node.children.size()), RangeZh(rule.list), RangeEn(rule.list)});
      return;
    }
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const std::string element_path = At(path, static_cast<int>(i));
      faults_.Visit(element_path);
      Value(node.children[i], message, field, rule, element_path);
    }
  }

  // One value, or one element of a list: where it cannot be taken, the element stays empty.
  void Value(const Node& node, Message& message, const FieldDescriptor& field,
             const FieldRule& rule, const std::string& path) {
    const bool fits = Is(node, KindOf(field), path);
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE: {
        const auto* reflection = message.GetReflection();
        Message& child = field.is_repeated() ? *reflection->AddMessage(&message, &field)
                                             : *reflection->MutableMessage(&message, &field);
        if (fits) Object(node, child, path);
        return;
      }
      case FieldDescriptor::CPPTYPE_STRING:
        if (fits) CheckText(node.text, rule, path, faults_);
        return Put(message, field, fits ? node.text : std::string());
      case FieldDescriptor::CPPTYPE_ENUM:
        return Put(message, field, fits ? Enumerated(node, *field.enum_type(), path) : 0);
      case FieldDescriptor::CPPTYPE_UINT32:
        return Put(message, field, fits ? Number(node, rule, path) : 0U);
      default:
        if (fits) message.GetReflection()->SetBool(&message, &field, node.text == "true");
    }
  }

  static void Put(Message& message, const FieldDescriptor& field, const std::string& value) {
    const auto* reflection = message.GetReflection();
    if (field.is_repeated()) return reflection->AddString(&message, &field, value);
    reflection->SetString(&message, &field, value);
  }

  static void Put(Message& message, const FieldDescriptor& field, std::uint32_t value) {
    const auto* reflection = message.GetReflection();
    if (field.is_repeated()) return reflection->AddUInt32(&message, &field, value);
    reflection->SetUInt32(&message, &field, value);
  }

  static void Put(Message& message, const FieldDescriptor& field, int value) {
    message.GetReflection()->SetEnumValue(&message, &field, value);
  }

  int Enumerated(const Node& node, const EnumDescriptor& values, const std::string& path) {
    const auto* value = values.FindValueByName(node.text);
    if (value != nullptr && IsGiven(*value)) return value->number();
    const std::vector<std::string> names = ValueNames(values);
    const auto nearest = Nearest(node.text, names);
    faults_.AddAndSpoil(
        path, FaultCode::kUnknownValue,
        {"{0} 不是可用的值{1}，可以写：{3}。",
         "{0} is not a value to choose{2}; there may be: {4}."},
        {Quoted(node.text), nearest ? "（是否要写 " + Quoted(*nearest) + "？）" : "",
         nearest ? " (did you mean " + Quoted(*nearest) + "?)" : "", Listed(names, "、"),
         Listed(names, ", ")});
    return 0;
  }

  std::uint32_t Number(const Node& node, const FieldRule& rule, const std::string& path) {
    const bool in_range =
        node.whole && *node.whole >= rule.each.min && *node.whole <= rule.each.max;
    if (in_range) return static_cast<std::uint32_t>(*node.whole);
    faults_.AddAndSpoil(path, FaultCode::kOutOfRange,
                        {"这里是 {0}，{1}，而且是整数。", "this is {0}; {2}, a whole number."},
                        {node.text.substr(0, 40), RangeZh(rule.each), RangeEn(rule.each)});
    return 0;
  }

  FaultList& faults_;
};

}  // namespace

void Walk(const Node& root, Message& message, FaultList& faults) {
  Walker walker(faults);
  if (walker.Is(root, Node::Kind::kObject, "")) walker.Object(root, message, "");
}

}  // namespace tingfen::plan
