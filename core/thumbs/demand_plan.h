// Which rows want a thumbnail now, best first: a pure function of where the view stands and how it
// moves.
//
// visible top to bottom -> ahead in the direction of the scroll (more pages the faster it goes) ->
// one page behind -> last page and first page (End and Home are one key away). Bounded.
// Thread: pure.
#pragma once

#include <vector>

namespace lightstack::thumbs {

enum class ScrollDirection { None, Down, Up };
enum class DemandTier { Visible, Ahead, Behind, Edge };

struct VisibleRange {
    int first = 0; // rows of the model, inclusive
    int last = -1;
    bool operator==(const VisibleRange&) const = default;
};

struct PlanOptions {
    int aheadPages = 2; // at rest; grows with velocity up to maxAheadPages
    int maxAheadPages = 5;
    int behindPages = 1;
    int maxRows = 500;
};

struct Demand {
    int row = 0;
    DemandTier tier = DemandTier::Visible;
    bool operator==(const Demand&) const = default;
};

// velocity: pages a second. Rows are unique and within [0, count).
std::vector<Demand> planDemand(VisibleRange range, ScrollDirection direction, double velocity,
    int count, const PlanOptions& options = {});

} // namespace lightstack::thumbs
