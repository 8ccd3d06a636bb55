#include "core/thumbs/demand_plan.h"

#include <algorithm>
#include <cmath>

namespace lightstack::thumbs {

namespace {

// Rows of a plan: one block around what is visible, then pages elsewhere.
class Plan {
public:
    Plan(int count, int maxRows) : m_count(count), m_maxRows(maxRows) {}

    // Rows from `from` towards `to`, inclusive, in that order. Requires: joins the block or is its
    // first part.
    void extend(int from, int to, DemandTier tier) {
        const int step = from <= to ? 1 : -1;
        for (int row = from; row != to + step && add(row, tier); row += step) {
            m_low = m_demand.size() == 1 ? row : std::min(m_low, row);
            m_high = m_demand.size() == 1 ? row : std::max(m_high, row);
        }
    }
    // Rows [first, last] without the block; from the top.
    void page(int first, int last) {
        for (int row = std::max(first, 0); row <= std::min(last, m_count - 1); ++row) {
            if (row >= m_low && row <= m_high)
                row = m_high;
            else if (!add(row, DemandTier::Edge))
                return;
        }
    }
    std::vector<Demand> take() { return std::move(m_demand); }

private:
    bool add(int row, DemandTier tier) {
        if (row < 0 || row >= m_count || static_cast<int>(m_demand.size()) >= m_maxRows)
            return false;
        m_demand.push_back({row, tier});
        return true;
    }

    int m_count, m_maxRows;
    int m_low = 0, m_high = -1;
    std::vector<Demand> m_demand;
};

// Half a second's worth of scrolling more than at rest.
int pagesAhead(double velocity, const PlanOptions& options) {
    const double speed = std::isfinite(velocity) ? std::abs(velocity) : 0.0;
    const double pages = options.aheadPages + std::ceil(speed / 2);
    const int most = std::max(options.aheadPages, options.maxAheadPages);
    return pages >= most ? most : static_cast<int>(pages);
}

} // namespace

std::vector<Demand> planDemand(VisibleRange range, ScrollDirection direction, double velocity,
    int count, const PlanOptions& options) {
    const int first = std::max(range.first, 0);
    const int last = std::min(range.last, count - 1);
    if (first > last) return {};
    const int page = last - first + 1;
    // Rows of `pages` pages; no overflow, however large the page.
    const auto rows = [&](int pages) {
        return static_cast<int>(std::min<long long>(static_cast<long long>(pages) * page, count));
    };
    Plan plan(count, std::max(options.maxRows, 0));
    plan.extend(first, last, DemandTier::Visible);
    const int ahead = rows(pagesAhead(velocity, options));
    const int behind = rows(std::max(options.behindPages, 0));
    const auto below = [&](int howMany, DemandTier tier) {
        const int end = std::min(count - 1, last + std::min(howMany, count - 1 - last));
        if (end > last) plan.extend(last + 1, end, tier);
    };
    const auto above = [&](int howMany, DemandTier tier) {
        const int end = std::max(0, first - howMany);
        if (end < first) plan.extend(first - 1, end, tier);
    };
    if (direction == ScrollDirection::Up) {
        above(ahead, DemandTier::Ahead);
        below(behind, DemandTier::Behind);
    } else {
        below(ahead, DemandTier::Ahead);
        above(behind, DemandTier::Behind);
    }
    plan.page(count - page, count - 1);
    plan.page(0, std::min(page, count - page) - 1);
    return plan.take();
}

} // namespace lightstack::thumbs
