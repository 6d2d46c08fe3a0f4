#include "server/plan/model/paths.h"

#include <charconv>
#include <optional>
#include <string>

#include "google/protobuf/descriptor.h"

namespace tingfen::plan {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Takes "[12]" off `path`; none where it does not begin so.
std::optional<int> TakeIndex(std::string_view& path) {
  const std::size_t end = path.find(']');
  if (!path.starts_with('[') || end == std::string_view::npos) return std::nullopt;
  const std::string_view digits = path.substr(1, end - 1);
  const bool leading_zero = digits.size() > 1 && digits[0] == '0';
  int index = -1;
  const auto [rest, error] = std::from_chars(digits.begin(), digits.end(), index);
  if (error != std::errc() || rest != digits.end() || index < 0 || leading_zero) {
    return std::nullopt;
  }
  path.remove_prefix(end + 1);
  return index;
}

// What the rest of the path lies in; null where there is no such thing.
const Message* Child(const Message& message, const FieldDescriptor& field,
                     std::optional<int> index) {
  if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return nullptr;
  const auto* reflection = message.GetReflection();
  if (field.is_repeated()) {
    return index ? &reflection->GetRepeatedMessage(message, &field, *index) : nullptr;
  }
  return reflection->HasField(message, &field) ? &reflection->GetMessage(message, &field) : nullptr;
}

}  // namespace

std::string Joined(const std::string& path, std::string_view field) {
  return path.empty() ? std::string(field) : path + "." + std::string(field);
}

std::string At(const std::string& path, int index) {
  return path + "[" + std::to_string(index) + "]";
}

std::optional<FieldPlace> FieldAt(const Message& root, std::string_view path) {
  const Message* message = &root;
  while (message != nullptr) {
    const std::string name(path.substr(0, path.find_first_of(".[")));
    const FieldDescriptor* field = message->GetDescriptor()->FindFieldByName(name);
    if (field == nullptr) return std::nullopt;
    path.remove_prefix(name.size());
    std::optional<int> index;
    if (path.starts_with('[')) {
      index = TakeIndex(path);
      if (!index || !field->is_repeated()) return std::nullopt;
      if (*index >= message->GetReflection()->FieldSize(*message, field)) return std::nullopt;
    }
    if (path.empty()) return FieldPlace{message, field, index};
    if (!path.starts_with('.')) return std::nullopt;
    path.remove_prefix(1);
    message = Child(*message, *field, index);
  }
  return std::nullopt;
}

bool PathExists(const Message& root, std::string_view path) {
  return FieldAt(root, path).has_value();
}

bool PathNames(const Descriptor& root, std::string_view path) {
  const Descriptor* message = &root;
  while (message != nullptr) {
    const std::string name(path.substr(0, path.find_first_of(".[")));
    const FieldDescriptor* field = message->FindFieldByName(name);
    if (field == nullptr) return false;
    path.remove_prefix(name.size());
    const bool indexed = path.starts_with('[');
    if (indexed && (!field->is_repeated() || !TakeIndex(path))) return false;
    if (path.empty()) return true;
    if (!path.starts_with('.') || field->is_repeated() != indexed) return false;
    path.remove_prefix(1);
    message = field->message_type();
  }
  return false;
}

bool PathWithin(std::string_view inner, std::string_view outer) {
  if (!inner.starts_with(outer)) return false;
  return inner.size() == outer.size() || inner[outer.size()] == '.' || inner[outer.size()] == '[';
}

}  // namespace tingfen::plan
