// The days whose moments are kept, by the folder of views/ they are kept in.
#pragma once

#include "tests/scenes/book.h"

namespace tingfen::scenes {

void PlayEveryDay(Book& book);

void PlaySeven(Book& book);        // seven/: seven judges, one stage, numbers alone, at once.
void PlayLagging(Book& book);      // lagging/: each hears the score once the next is through.
void PlayTwoStages(Book& book);    // two_stages/: five judges, questions, preparing, objections.
void PlayCorrected(Book& book);    // corrected/: the same, with corrections.
void PlayJudges(Book& book);       // judges/: what befalls one judge; the chief's desk.
void PlayHalfWritten(Book& book);  // half/: what ends or reopens what a judge is writing.
void PlayDrawn(Book& book);        // drawn/: the server draws order, judges and questions.
void PlayRests(Book& book);        // rests/: a plan that is open, conferring, equalising.
void PlayMany(Book& book);         // many/: forty by name in red; and one alone.
void PlayCases(Book& book);        // cases/: figures under other rules.
void PlayDesk(Book& book);         // desk/: what befalls the desks besides turns.
void PlayPaper(Book& book);        // paper/: seats and rooms that score on paper.
void PlayAfter(Book& book);        // after/: what follows a ranking; batches.
void PlayPreparing(Book& book);    // prepare/: plans and rolls before the day.

}  // namespace tingfen::scenes
