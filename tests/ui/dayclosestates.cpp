// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/faults.h"
#include "tests/ui/tillstage.h"

#include <QQuickItem>

namespace naru::test {

using desk::PayPhase;

namespace {

using Enter = std::function<void(TillStage&)>;
using Named = TillStates;

void addDoubt(Named& all)
{
    const auto add = [&](const char* name, const Enter& enter) {
        all.append({QString::fromLatin1(name), [enter](TillStage& it) {
                        it.till.now = it.desk.time - std::chrono::minutes(35);
                        const QList<payments::ChargeLine> fine{{QStringLiteral("과태료"), Won{32'000}}};
                        it.till.put(QStringLiteral("26110-417"), fine, PayPhase::InDoubt);
                        it.till.now = it.desk.time - std::chrono::minutes(20);
                        it.till.put({}, {threeCertificates().first()}, PayPhase::Stored);
                        it.till.now = it.desk.time - std::chrono::hours(26);
                        it.till.put({}, {threeCertificates().last()}, PayPhase::Watched);
                        it.till.now = it.desk.time - std::chrono::hours(1);
                        it.till.put({}, {threeCertificates().at(1)}, PayPhase::Review);
                        it.till.tell();
                        enter(it);
                        it.settle();
                    }});
    };
    const auto choose = [](TillStage& it, int row) {
        it.doubt.choose(it.doubt.items().at(row).toMap().value(QStringLiteral("id")).toString());
        it.go(QStringLiteral("doubt"));
    };
    all.append({QStringLiteral("doubt-empty"), [](TillStage& it) { it.go(QStringLiteral("doubt")); }});
    add("doubt-in-doubt", [choose](TillStage& it) { choose(it, 0); });
    add("doubt-stored", [choose](TillStage& it) { choose(it, 1); });
    add("doubt-watched", [choose](TillStage& it) { choose(it, 2); });
    add("doubt-review", [choose](TillStage& it) { choose(it, 3); });
    add("doubt-finding", [choose](TillStage& it) {
        auto& attempt = it.till.charges.last().attempts.last();
        attempt.finding = payments::Finding::Mismatch;
        it.till.tell();
        choose(it, 3);
    });
    add("doubt-people-sheet", [choose](TillStage& it) {
        choose(it, 3);
        it.stage.key(Qt::Key_F9);
    });
    add("doubt-lost-sheet", [choose](TillStage& it) {
        choose(it, 0);
        it.stage.press(it.shell.language() == QStringLiteral("ko") ? QStringLiteral("단말을 잃음")
                                                                   : QStringLiteral("Terminal lost"));
    });
    add("doubt-file-sheet-empty", [choose](TillStage& it) {
        it.doubt.shelf()->lookIn({QStringLiteral("/nowhere")});
        choose(it, 0);
        it.stage.key(Qt::Key_F6);
    });
    add("doubt-file-read", [choose](TillStage& it) {
        it.doubt.shelf()->lookIn({QStringLiteral("/nowhere")});
        it.book.fileSays.lines = 34;
        it.book.fileSays.fitted = 31;
        it.book.fileSays.elsewhere = 2;
        it.book.fileSays.alone.append(payments::dayclose::FileLine());
        choose(it, 0);
        it.stage.key(Qt::Key_F6);
        it.doubt.shelf()->read(QStringLiteral(NARU_SOURCE_DIR "/README.md"));
    });
}

payments::dayclose::DayReport fridaysReport()
{
    using namespace payments::dayclose;
    DayReport report;
    report.number = 218;
    report.date = QDate(2026, 11, 20);
    report.card.receipts = {Won{86'400}, 31};
    report.cash.receipts = {Won{58'200}, 27};
    report.doubt = {Won{32'400}, 2};
    report.drawer = Won{58'200};
    const auto row = [](MatchClass what, qint64 count, std::optional<Won> desk, std::optional<Won> acquirer) {
        MatchRow made;
        made.what = what;
        made.count = count;
        made.desk = desk;
        made.acquirer = acquirer;
        return made;
    };
    report.rows = {row(MatchClass::Matched, 31, Won{86'400}, Won{86'400}),
        row(MatchClass::DeskOnly, 2, Won{32'400}, std::nullopt), row(MatchClass::FileOnly, 1, std::nullopt, Won{600}),
        row(MatchClass::AmountDiffers, 0, std::nullopt, std::nullopt),
        row(MatchClass::Duplicate, 0, std::nullopt, std::nullopt),
        row(MatchClass::NotCompared, 0, std::nullopt, std::nullopt)};
    report.rows[0].terminal = Won{86'400};
    report.compared = true;
    const auto item = [](OpenKind kind, Won amount) {
        OpenItem made;
        made.kind = kind;
        made.amount = amount;
        return made;
    };
    report.open
        = {item(OpenKind::InDoubt, Won{32'000}), item(OpenKind::InDoubt, Won{400}), item(OpenKind::Watched, Won{600})};
    return report;
}

void addClose(Named& all)
{
    const auto add = [&](const char* name, const Enter& enter) {
        all.append({QString::fromLatin1(name), [enter](TillStage& it) {
                        it.book.reportNow = fridaysReport();
                        it.book.shiftNow = payments::Shift();
                        it.book.shiftNow->expected = Won{58'200};
                        it.go(QStringLiteral("close"));
                        enter(it);
                        it.settle();
                    }});
    };
    const auto counted = [](TillStage& it) {
        it.close.setCount(50'000, QStringLiteral("1"));
        it.close.setCount(1'000, QStringLiteral("8"));
        it.close.setCount(100, QStringLiteral("2"));
        it.close.keepCount({});
        it.settle();
    };
    all.append({QStringLiteral("close-empty"), [](TillStage& it) {
                    it.book.reportNow.date = QDate(2026, 11, 20);
                    it.go(QStringLiteral("close"));
                }});
    add("close-uncounted", [](TillStage&) {});
    add("close-counted", counted);
    add("close-short", [](TillStage& it) {
        it.close.setCount(50'000, QStringLiteral("1"));
        it.close.keepCount(QStringLiteral("잔돈을 잘못 줌"));
    });
    add("close-count-sheet", [](TillStage& it) {
        it.stage.press(
            it.shell.language() == QStringLiteral("ko") ? QStringLiteral("현금 세기") : QStringLiteral("Count cash"));
        it.close.setCount(50'000, QStringLiteral("1"));
    });
    add("close-people-sheet", [counted](TillStage& it) {
        counted(it);
        it.stage.key(Qt::Key_Return);
    });
    add("close-closed", [counted](TillStage& it) {
        counted(it);
        it.book.reportNow.by = 1;
        it.book.reportNow.second = 2;
        it.close.close(2, QStringLiteral("135790"));
    });
}

void addWitnesses(Named& all)
{
    using namespace payments::dayclose;
    const auto add = [&](const char* name, const QList<TerminalCount>& counts, bool slowly = false) {
        all.append({QString::fromLatin1(name), [counts, slowly](TillStage& it) {
                        it.book.reportNow = fridaysReport();
                        it.book.shiftNow = payments::Shift();
                        it.book.shiftNow->expected = Won{58'200};
                        it.till.totals = counts;
                        it.till.countsSlowly = slowly;
                        it.go(QStringLiteral("close"));
                    }});
    };
    TerminalCount differs{QStringLiteral("S1F2"), QStringLiteral("단말 휴대폰 2번"), TerminalSaid::Counted, {}};
    differs.day.paid = {Won{118'800}, 32};
    differs.desk.paid = {Won{86'400}, 31};
    add("close-asking", {differs}, true);
    add("close-differs", {differs});
    const TerminalCount silent{QStringLiteral("S1F3"), QStringLiteral("단말 휴대폰 3번"), TerminalSaid::Silent, {}};
    const TerminalCount mute{QStringLiteral("P"), QStringLiteral("한국NFC 휴대폰"), TerminalSaid::CannotTell, {}};
    add("close-silent", {silent, mute});
}

void addDrawer(Named& all)
{
    const auto add = [&](const char* name, const Enter& enter) {
        all.append({QString::fromLatin1(name), [enter](TillStage& it) {
                        it.book.shiftNow = payments::Shift();
                        it.book.shiftNow->staff = 1;
                        it.book.shiftNow->opened = it.desk.time - std::chrono::hours(2);
                        it.book.shiftNow->opening = Won{50'000};
                        it.book.shiftNow->expected = Won{58'200};
                        it.book.tell();
                        it.go(QStringLiteral("drawer"));
                        enter(it);
                        it.settle();
                    }});
    };
    const auto count = [](TillStage& it) {
        it.drawer.setCount(50'000, QStringLiteral("1"));
        it.drawer.setCount(1'000, QStringLiteral("8"));
        it.drawer.setCount(100, QStringLiteral("2"));
    };
    all.append({QStringLiteral("drawer-nobody"), [](TillStage& it) { it.go(QStringLiteral("drawer")); }});
    add("drawer-open", [](TillStage&) {});
    add("drawer-counted", count);
    add("drawer-short", [](TillStage& it) {
        it.drawer.setCount(50'000, QStringLiteral("1"));
        it.drawer.keepCount({});
    });
    add("drawer-handover", [count](TillStage& it) {
        count(it);
        it.stage.key(Qt::Key_F9);
    });
    add("drawer-put-in", [](TillStage& it) { it.stage.key(Qt::Key_F6); });
    add("drawer-take-out", [](TillStage& it) {
        it.stage.key(Qt::Key_F7);
        it.drawer.takeOut(QStringLiteral("99,999"), QStringLiteral("은행"));
    });
}

void addLines(Named& all)
{
    const auto add = [&](const char* name, const Enter& enter) {
        all.append({QString::fromLatin1(name), [enter](TillStage& it) {
                        it.till.now = it.desk.time - std::chrono::minutes(35);
                        it.till.put({}, {threeCertificates().first()}, PayPhase::InDoubt);
                        it.till.now = it.desk.time - std::chrono::hours(26);
                        auto& paid = it.till.put({}, {threeCertificates().last()}, PayPhase::Paid);
                        it.till.settledNow = {paid};
                        payments::dayclose::OpenLine line;
                        line.hash = QByteArray(32, 'a');
                        line.name = QStringLiteral("30041872");
                        line.amount = Won{600};
                        line.at = it.desk.time - std::chrono::hours(20);
                        it.book.lines = {line};
                        it.book.tell();
                        it.doubt.choose(it.doubt.items().last().toMap().value(QStringLiteral("id")).toString());
                        it.go(QStringLiteral("doubt"));
                        enter(it);
                        it.settle();
                    }});
    };
    add("doubt-line", [](TillStage&) {});
    add("doubt-line-sheet", [](TillStage& it) { it.stage.key(Qt::Key_F9); });
    add("doubt-line-explained",
        [](TillStage& it) { it.doubt.explain(1, QStringLiteral("1번 창구가 받은 것"), 2, QStringLiteral("135790")); });
    add("doubt-ended", [](TillStage& it) {
        it.doubt.choose(it.doubt.ended().first().toMap().value(QStringLiteral("id")).toString());
    });
}

void addRefund(Named& all)
{
    const auto add = [&](const char* name, const Enter& enter) {
        all.append({QString::fromLatin1(name), [enter](TillStage& it) {
                        it.till.now = it.desk.time - std::chrono::minutes(50);
                        it.till.put({}, threeCertificates(), PayPhase::Paid).attempts[0].collector = 3;
                        it.till.put({}, {threeCertificates().first()}, PayPhase::Paid).standing.inCash = true;
                        for (auto& view : it.till.charges)
                            view.standing.what = payments::Standing::What::Paid;
                        it.till.tell();
                        it.go(QStringLiteral("refund"));
                        enter(it);
                        it.settle();
                    }});
    };
    const auto choose = [](TillStage& it) {
        const QVariantMap row = it.refund.rows().first().toMap();
        it.stage.press(row.value(QStringLiteral("what")).toString() + QLatin1Char(' ')
            + row.value(QStringLiteral("title")).toString());
        it.settle();
    };
    all.append({QStringLiteral("refund-empty"), [](TillStage& it) { it.go(QStringLiteral("refund")); }});
    add("refund-list", [](TillStage&) {});
    add("refund-chosen", choose);
    add("refund-people-sheet", [choose](TillStage& it) {
        choose(it);
        it.refund.prepare(QStringLiteral("2400"), QStringLiteral("잘못 뗌"));
        QMetaObject::invokeMethod(it.stage.page()->property("page").value<QQuickItem*>(), "agree");
    });
}

void addBills(Named& all)
{
    const auto add = [&](const char* name, const Enter& enter) {
        all.append({QString::fromLatin1(name), [enter](TillStage& it) {
                        it.book.heard = {{QStringLiteral("3번 창구"), it.desk.time - std::chrono::minutes(8), 12},
                            {QStringLiteral("민원실 1번"), it.desk.time - std::chrono::hours(1), 4}};
                        it.rack.give(it.camera);
                        it.go(QStringLiteral("bills"));
                        enter(it);
                        it.settle();
                    }});
    };
    all.append({QStringLiteral("bills-no-code"), [](TillStage& it) {
                    it.book.shares = false;
                    it.go(QStringLiteral("bills"));
                }});
    add("bills-still", [](TillStage&) {});
    add("bills-moving", [](TillStage& it) {
        it.book.told = QByteArray(600, 'b');
        it.bills.enter();
        Q_EMIT it.book.billsComing(3, 7);
    });
    add("bills-heard", [](TillStage& it) { Q_EMIT it.book.billsHeard(it.book.heard.first()); });
    add("bills-refused", [](TillStage& it) { Q_EMIT it.book.billsRefused(payments::PaymentFault::BadDigests); });
}

} // namespace

void addDeskStates(TillStates& all)
{
    addDoubt(all);
    addLines(all);
    addClose(all);
    addWitnesses(all);
    addDrawer(all);
    addRefund(all);
    addBills(all);
}

} // namespace naru::test
