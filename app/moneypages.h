// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo.h"
#include "app/desk/papers.h"
#include "ui/counter/demostory.h"
#include "ui/shell/deskmodel.h"
#include "ui/till/billsmodel.h"
#include "ui/till/closemodel.h"
#include "ui/till/doubtmodel.h"
#include "ui/till/drawermodel.h"
#include "ui/till/refundmodel.h"
#include "ui/till/tillmodel.h"

#include <QVariantMap>

namespace naru {

/// A page of the window: where its QML lies, and the model that it looks at.
QVariantMap pageOf(const char* url, QObject* model);

/// The pages where money is taken, watched, given back and counted.
struct MoneyPages {
    /// Their wishes for paper go to desk.papers().
    /// `scan`: what the cameras see (Naru.Counter); null: none.
    MoneyPages(desk::Desk& desk, QObject* scan);
    void addTo(QVariantMap& pages);

    ui::till::TillModel till;
    ui::till::RefundModel refund;
    ui::till::DoubtModel doubt;
    ui::till::CloseModel close;
    ui::till::DrawerModel drawer;
    ui::till::BillsModel bills;

private:
    void print(const QByteArray& charge, desk::ReceiptLook::Print size);
    void print(const payments::IssuedReceipt& issued, desk::ReceiptLook::Print size);
    void printGivenBack(const QString& serviceId, const QByteArray& charge);
    void showCode(const QByteArray& charge);
    /// The paper for where the charge stands; what goes wrong is said on the page.
    void issue(const QByteArray& charge, std::function<void(const payments::IssuedReceipt&)> then);
    void tell(const Fault& fault);
    /// "x" as it stands, "z" the day closed last: its papers, signed, below reports/ of the data folder.
    void writeReport(const QString& kind);
    void keep(const payments::dayclose::DayReport& report);
    void printReport(const payments::dayclose::DayReport& report);

    desk::Desk& m_desk;
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
