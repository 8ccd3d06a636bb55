// Why a picture has its sidecar, in the user's language. Thread: GUI only (translations).
#pragma once

#include "core/takeout/pair_evidence.h"

#include <QString>
#include <QStringList>

namespace lightstack::ui {

QString ruleSentence(takeout::PairRule rule);
QString confidenceWord(takeout::Confidence confidence);
QString stepPhrase(takeout::NameStep step);
// With whose the candidate is, where it is somebody's.
QString refusedSentence(const takeout::RefusedCandidate& candidate);
// What else speaks for the pair, or against it: title, counters, lengths, parts.
QStringList evidenceLines(const takeout::PairEvidence& evidence);

} // namespace lightstack::ui
