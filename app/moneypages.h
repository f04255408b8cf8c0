// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo.h"
#include "ui/counter/demostory.h"
#include "ui/shell/deskmodel.h"
#include "ui/till/closemodel.h"
#include "ui/till/doubtmodel.h"
#include "ui/till/refundmodel.h"
#include "ui/till/tillmodel.h"

#include <QVariantMap>

namespace naru {

/// A page of the window: where its QML lies, and the model that it looks at.
QVariantMap pageOf(const char* url, QObject* model);

/// The pages where money is taken, watched, given back and counted.
struct MoneyPages {
    explicit MoneyPages(desk::Desk& desk);
    void addTo(QVariantMap& pages);

    ui::till::TillModel till;
    ui::till::RefundModel refund;
    ui::till::DoubtModel doubt;
    ui::till::CloseModel close;
};

struct MoneyStage {
    desk::Desk& desk;
    ui::shell::DeskModel& shell;
    MoneyPages& pages;
    Simulator& simulator;
};
/// The demo's story goes on: a charge by card, one whose end nobody knows, the end of the day.
void tellOfMoney(ui::counter::DemoStory& story, const MoneyStage& stage);

} // namespace naru
