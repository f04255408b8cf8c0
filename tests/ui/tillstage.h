// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakerack.h"
#include "tests/ui/fakedaybook.h"
#include "tests/ui/fakedesk.h"
#include "tests/ui/fakeeyes.h"
#include "tests/ui/faketill.h"
#include "tests/ui/stage.h"
#include "ui/counter/countermodel.h"
#include "ui/shell/deskmodel.h"
#include "ui/shell/languages.h"
#include "ui/till/billsmodel.h"
#include "ui/till/closemodel.h"
#include "ui/till/doubtmodel.h"
#include "ui/till/drawermodel.h"
#include "ui/till/refundmodel.h"
#include "ui/till/tillmodel.h"

namespace naru::test {

/// A desk with a till, both put where a test wants them, and every page that takes money.
class TillStage {
public:
    explicit TillStage(const QString& language = QStringLiteral("ko"), bool highContrast = false);

    bool open(); ///< loads the scene and signs 김나루 in; false and stage.errors() if it does not load
    void settle();
    QString shown(); ///< all words of the window

    /// Puts the pages into a state by name and settles; see stateNames().
    void enter(const QString& state);
    static QStringList stateNames();
    /// A charge of three certificates, on the till's page.
    QByteArray charge(desk::PayPhase phase, const QString& driver = QStringLiteral("nexo"));
    void go(const QString& page); ///< "till" "visitor" "counter"

    FakeDesk desk{sample::morning};
    FakeTill till;
    FakeDayBook book{till};
    FakeEye camera{FakeEye::Kind::Camera};
    FakeRack rack; ///< empty until a state gives it the camera
    ui::counter::CounterModel counter;
    ui::till::TillModel model;
    ui::till::DoubtModel doubt;
    ui::till::CloseModel close;
    ui::till::DrawerModel drawer;
    ui::till::RefundModel refund;
    ui::till::BillsModel bills;
    ui::shell::DeskModel shell;
    Stage stage; ///< goes before the models its pages look at
    ui::shell::Languages languages;
};

/// States by name, and how a stage gets there.
using TillStates = QList<std::pair<QString, std::function<void(TillStage&)>>>;
const TillStates& tillStates();
void addDeskStates(TillStates& all); ///< of what is not taking money: doubt, close, refund

/// 2,400 won.
QList<payments::ChargeLine> threeCertificates();

} // namespace naru::test
