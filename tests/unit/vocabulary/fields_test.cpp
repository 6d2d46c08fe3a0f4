#include "server/vocabulary/fields.h"

#include <gtest/gtest.h>

#include <set>

#include "server/vocabulary/commands.h"

namespace tingfen::vocabulary {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

// Texts that are neither an id in the competition nor a sentence of somebody's.
const std::set<std::string> kOthers = {"AssignScreen.code",
                                       "AttachSignature.language",
                                       "CheckInSeat.check_code",
                                       "SignResult.language",
                                       "Correction.points",
                                       "Draw.from",
                                       "Draw.id",
                                       "Draw.panel",
                                       "EnterPlan.json",
                                       "KeySheet.code",
                                       "LockPlan.check_code",
                                       "LockPlan.zone",
                                       "Lot.candidate",
                                       "Mark.criterion",
                                       "Mark.mark",
                                       "OpenNotice.first_day",
                                       "OpenNotice.holidays",
                                       "OpenNotice.workdays",
                                       "Row.cells",
                                       "Table.name"};

void AddTexts(const Descriptor& message, std::vector<const FieldDescriptor*>& texts) {
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor* field = message.field(i);
    if (field->type() == FieldDescriptor::TYPE_STRING) texts.push_back(field);
    if (field->message_type() != nullptr) AddTexts(*field->message_type(), texts);
  }
}

std::string NameOf(const FieldDescriptor& field) {
  return field.containing_type()->name() + "." + field.name();
}

// What is forgotten here would be open to every room, or without a limit.
TEST(Fields, EveryTextOfACommandNamesSomethingOrIsAskedFor) {
  std::set<std::string> others;
  for (const auto action : Actions()) {
    std::vector<const FieldDescriptor*> texts;
    AddTexts(DescriptorOf(action), texts);
    for (const FieldDescriptor* field : texts) {
      const bool names = field->options().GetExtension(pb::names) != pb::Named::NAMED_UNSPECIFIED;
      const bool asked = field->options().HasExtension(pb::ask);
      EXPECT_FALSE(names && asked) << NameOf(*field);
      if (!names && !asked) others.insert(NameOf(*field));
    }
  }
  EXPECT_EQ(others, kOthers);
}

TEST(Fields, EveryTextThatIsAskedForHasALimit) {
  for (const auto action : Actions()) {
    std::vector<const FieldDescriptor*> texts;
    AddTexts(DescriptorOf(action), texts);
    for (const FieldDescriptor* field : texts) {
      if (!field->options().HasExtension(pb::ask)) continue;
      const auto most = field->options().GetExtension(pb::ask).text_max();
      EXPECT_GE(most, 20U) << NameOf(*field);
      EXPECT_LE(most, 500U) << NameOf(*field);
    }
  }
}

TEST(Fields, IdsAreFoundInTheDepth) {
  pb::OpenDraw command;
  command.mutable_draw()->set_room("east");
  command.mutable_draw()->set_candidate("c1");
  std::set<std::string> found;
  for (const NamedField& field : NamedFields(command)) {
    found.insert(pb::Named::Id_Name(field.names) + " " + field.id);
  }
  EXPECT_EQ(found, (std::set<std::string>{"CANDIDATE c1", "ROOM east", "STAGE "}));
}

TEST(Fields, EveryIdOfAListIsFound) {
  pb::IssueCodes command;
  command.add_seats("panel_1");
  command.add_seats("panel_2");
  const auto fields = NamedFields(command);
  ASSERT_EQ(fields.size(), 2U);
  EXPECT_EQ(fields[1].id, "panel_2");
  EXPECT_TRUE(fields[1].anywhere);
}

TEST(Fields, AreFilledUpToTheirLimitWhereNothingStandsYet) {
  pb::StartBreak command;
  command.set_room("east");
  FillTexts(command, "休息十五分钟，十点四十五分继续，请各位评委准时回到考场");
  EXPECT_EQ(command.until(), "休息十五分钟，十点四十五分继续，请各位评");
  EXPECT_EQ(command.room(), "east");
  FillTexts(command, "另一句");
  EXPECT_EQ(command.until(), "休息十五分钟，十点四十五分继续，请各位评");
}

}  // namespace
}  // namespace tingfen::vocabulary
