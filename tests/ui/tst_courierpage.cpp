// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/adminstage.h"
#include "tests/ui/scenewalker.h"

#include <QDir>
#include <QQuickWindow>
#include <QTemporaryDir>

using namespace naru;
using desk::CourierFault;
using test::AdminStage;
using test::SceneWalker;
using test::Thresholds;
using Step = desk::Carriage::Step;

namespace {

QString said(const char* text)
{
    return QString::fromUtf8(text);
}

QString complaintsOf(AdminStage& it, bool high)
{
    Thresholds thresholds;
    thresholds.textContrast = high ? 7 : 4.5;
    SceneWalker walker(it.stage.window(), thresholds);
    return (walker.complaints() + walker.unreached()).join(QLatin1Char('\n'));
}

bool open(AdminStage& it)
{
    if (!it.open())
        return false;
    it.model.show(QStringLiteral("courier"));
    it.settle();
    return it.model.page() == QLatin1StringView("courier");
}

void signInAs(AdminStage& it, desk::Role role)
{
    for (desk::StaffMember& one : it.desk.people) {
        if (one.id == it.desk.signedInId)
            one.role = role;
    }
    Q_EMIT it.desk.signedInChanged();
    it.settle();
}

desk::Carriage::State exported(Instant newest)
{
    desk::Carriage::State state;
    state.step = Step::Exported;
    state.entries = state.of = 1'204;
    state.files = 3;
    state.newest = newest;
    return state;
}

desk::Carriage::State failed(CourierFault fault)
{
    desk::Carriage::State state;
    state.step = Step::Failed;
    state.fault = fault;
    return state;
}

} // namespace

/// The page that carries a record on a stick.
class CourierPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateHoldsTheThresholds_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("high");
        for (const char* language : {"ko", "en"}) {
            for (const bool high : {false, true})
                QTest::addRow("%s%s", language, high ? ", high" : "") << QString::fromLatin1(language) << high;
        }
    }
    void everyStateHoldsTheThresholds()
    {
        QFETCH(QString, language);
        QFETCH(bool, high);
        AdminStage it(language, high);
        it.desk.unsentNow = 1'204;
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QString complaints;
        const auto look = [&](const char* name) {
            it.settle();
            const QString file = QStringLiteral("courier-%1-%2%3")
                                     .arg(QLatin1StringView(name), language, high ? QStringLiteral("-hc") : QString());
            complaints += it.stage.shot(file) ? complaintsOf(it, high) : file;
        };
        look("empty");
        it.carrying.carryOut(QStringLiteral("/media/usb"));
        desk::Carriage::State state = it.courier.now;
        state.of = 1'204;
        state.entries = 500;
        it.courier.put(state);
        look("running");
        it.courier.put(exported(it.desk.time));
        look("exported");
        for (std::size_t i = 0; i < faultNames<CourierFault>.size(); ++i) {
            it.courier.put(failed(CourierFault(i)));
            look(faultNames<CourierFault>[i] + qstrlen("courier."));
        }
        state = {};
        state.step = Step::Imported;
        state.isNew = true;
        state.unsent = 12;
        it.courier.put(state);
        look("imported");
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    }

    /// From the bar to the sheet, to the page, to a folder that is chosen in it; by mouse, and as a screen reader
    /// presses.
    void aClerkCarriesTheRecordOut_data()
    {
        QTest::addColumn<bool>("assisted");
        QTest::newRow("mouse") << false;
        QTest::newRow("screen reader") << true;
    }
    void aClerkCarriesTheRecordOut()
    {
        QFETCH(bool, assisted);
        const QTemporaryDir stick;
        AdminStage it;
        it.desk.unsentNow = 12;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        signInAs(it, desk::Role::Clerk);
        const auto press = [&](const QString& name) {
            const bool pressed = assisted ? it.stage.assist(name) : it.stage.press(name);
            it.settle();
            return pressed;
        };
        it.model.show(QStringLiteral("courier"));
        it.settle();
        QVERIFY(press(said("USB로 내보내기")));
        QVERIFY(it.courier.out.isEmpty());
        QVERIFY(it.carrying.wrong().contains(QStringLiteral("folder"))); // none was chosen
        auto* const field = it.field(said("USB의 폴더"));
        QVERIFY(field);
        field->setProperty("text", stick.path());
        QVERIFY(press(said("USB로 내보내기")));
        QCOMPARE(it.courier.out, QStringList{stick.path()});
        QVERIFY(!press(said("USB에서 가져오기")) || it.courier.in.isEmpty()); // one at a time
        QCOMPARE(it.stage.focused(), said("멈추기"));
        QVERIFY(press(said("멈추기")));
        QCOMPARE(it.courier.stopped, 1);
        it.courier.put(exported(it.desk.time));
        it.settle();
        QCOMPARE(it.stage.focused(), said("USB로 내보내기"));
        QVERIFY(it.carrying.lines().size() == 2 && !it.carrying.next().isEmpty());
        QVERIFY(press(said("USB에서 가져오기")));
        QCOMPARE(it.courier.in, QStringList{stick.path()});
    }

    void aFolderIsChosenFromRows()
    {
        const QTemporaryDir stick;
        QVERIFY(QDir(stick.path()).mkdir(QStringLiteral("naru")));
        AdminStage it;
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        auto* const field = it.field(said("USB의 폴더"));
        QVERIFY(field);
        field->setProperty("text", stick.path());
        for (const char* name : {"고르기", "naru", "이 폴더로"}) {
            QVERIFY2(it.stage.press(said(name)), name);
            it.settle();
        }
        QCOMPARE(field->property("text").toString(), stick.filePath(QStringLiteral("naru")));
        QVERIFY(it.stage.press(said("USB에서 가져오기")));
        QCOMPARE(it.courier.in, QStringList{stick.filePath(QStringLiteral("naru"))});
    }

    /// The record goes on while somebody types where its stick is.
    void whatIsTypedStays()
    {
        AdminStage it;
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        auto* const field = it.field(said("USB의 폴더"));
        QVERIFY(field);
        field->setProperty("text", QStringLiteral("/media/usb"));
        it.desk.unsentNow = 13;
        Q_EMIT it.desk.outboxChanged();
        Q_EMIT it.desk.todayChanged();
        it.settle();
        QCOMPARE(field->property("text").toString(), QStringLiteral("/media/usb"));
    }

    void theSheetOfWhatWaitsLeadsThere()
    {
        AdminStage it;
        it.desk.unsentNow = 12;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        QVERIFY(it.stage.press(it.model.outbox()->text()));
        it.settle();
        QVERIFY(it.stage.press(said("USB로 옮기기")));
        it.settle();
        QCOMPARE(it.model.page(), QStringLiteral("courier"));
        it.stage.key(Qt::Key_Escape);
        it.settle();
        QCOMPARE(it.model.page(), QStringLiteral("counter"));
    }

    void aTrainerIsNotOfferedIt()
    {
        AdminStage it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        QVERIFY(it.model.offers(QStringLiteral("courier")));
        signInAs(it, desk::Role::Trainer);
        QVERIFY(!it.model.offers(QStringLiteral("courier")));
    }

    void everyFaultSaysWhereAndWhatToDo()
    {
        AdminStage it;
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        for (std::size_t i = 0; i < faultNames<CourierFault>.size(); ++i) {
            const Fault fault{CourierFault(i)};
            it.courier.put(failed(CourierFault(i)));
            const QVariantMap wrong = it.carrying.wrong();
            QVERIFY2(wrong.size() == 1, fault.name());
            for (const auto language : {words::Language::Korean, words::Language::English}) {
                QVERIFY2(words::knows(QLatin1StringView(fault.name()), language), fault.name());
                QVERIFY2(!words::wordsOf(fault, language).whatToDo.isEmpty(), fault.name());
            }
            QCOMPARE(wrong.first().toString(), ui::admin::sentenceOf(fault, words::Language::Korean));
            QVERIFY(it.carrying.lines().isEmpty());
            it.carrying.forget();
        }
    }
};

NARU_TEST(CourierPageTest)
#include "tst_courierpage.moc"
