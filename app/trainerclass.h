// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/classdemo.h"
#include "app/classscreen.h"
#include "app/house.h"
#include "devices/api/speech.h"

namespace naru {

/// A trainer's class at a desk: the console, and behind it the network of the house, or twelve simulated seats in a
/// demo. The desk has classes, and outlives it.
class TrainerClass {
public:
    enum class Seats : quint8 { OfTheHouse, Simulated, None };
    TrainerClass(desk::Desk& desk, Seats seats, StoryClock& clock, Random& random, House& house);

    void addTo(QVariantMap& pages) { m_screen->addTo(pages); }
    /// Of a demo, see ClassDemo; 0 where there is none.
    int leavePictures(QQuickWindow& window, const QString& pin, const QString& folder);

private:
    void open(desk::Desk& desk, const Clock& clock, Random& random, House& house);

    std::unique_ptr<TrainerHall> m_hall; // outlives the screen
    std::optional<ClassScreen> m_screen;
    std::optional<ClassDemo> m_demo;
    std::unique_ptr<device::Speech> m_bell; ///< looked for when a hand first rings it
};

} // namespace naru
