// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakerack.h"
#include "tests/ui/fakedesk.h"
#include "tests/ui/fakeeyes.h"
#include "tests/ui/stage.h"
#include "ui/counter/countermodel.h"
#include "ui/shell/deskmodel.h"
#include "ui/shell/languages.h"

namespace naru::test {

/// The whole scene of a desk, bars and all, over a FakeDesk that a test puts where it wants.
class CounterStage {
public:
    explicit CounterStage(const QString& language = QStringLiteral("ko"), bool highContrast = false);

    bool open();                                ///< loads the scene; false and stage.errors() if it does not load
    void signIn();                              ///< 김나루, an administrator
    FakeVisit& visit(const QString& purposeId); ///< signs in and begins
    /// A shown, recorded verdict.
    FakeVisit& verdict(const QString& purposeId, const identity::Verdict& verdict);
    void settle(); ///< lets queued calls run

    QString shown();      ///< all words of the window, drawn or not
    QString everything(); ///< every string that the scene and its models still know

    /// Puts the desk into a state by name and settles; see stateNames().
    void enter(const QString& state);
    static QStringList stateNames();

    FakeDesk desk{sample::morning};
    FakeEye camera{FakeEye::Kind::Camera}, scanner{FakeEye::Kind::Scanner};
    FakeRack rack;                            ///< empty until a state gives it something
    ui::counter::PortraitProvider* portraits; ///< the engine's
    ui::counter::CounterModel counter;
    ui::shell::DeskModel model;
    Stage stage; ///< goes before the models its pages look at
    ui::shell::Languages languages;
};

/// What a counter may show, by name.
using CounterStates = QList<std::pair<QString, void (*)(CounterStage&)>>;
const CounterStates& counterStates();

} // namespace naru::test
