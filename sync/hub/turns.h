// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <map>
#include <memory>
#include <mutex>

namespace naru::hub {

/// How many may do something large at once, all together and each of them. Any thread.
class Turns {
public:
    Turns(int most, int each)
        : m_most(most)
        , m_each(each)
    {
    }
    /// Whoever lets go of the last copy gives the turn back, also after this is gone. Nothing: not now.
    std::shared_ptr<void> take(const QByteArray& who)
    {
        const std::scoped_lock lock(m_state->mutex);
        int& own = m_state->of[who];
        if (m_state->taken >= m_most || own >= m_each) {
            if (own == 0)
                m_state->of.erase(who);
            return nullptr;
        }
        ++own;
        ++m_state->taken;
        return std::shared_ptr<void>(m_state.get(), [state = m_state, who](void*) {
            const std::scoped_lock giving(state->mutex);
            --state->taken;
            if (--state->of[who] == 0)
                state->of.erase(who);
        });
    }

private:
    struct State {
        std::mutex mutex;
        std::map<QByteArray, int> of;
        int taken = 0;
    };
    const int m_most, m_each;
    const std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace naru::hub
