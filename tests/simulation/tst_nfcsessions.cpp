// SPDX-License-Identifier: GPL-3.0-or-later
// Whole visits by NFC without a reader between: the desk's endpoint, the simulated phone, every length and every loss.
#include "tests/support/phonelink.h"
#include "tests/support/suite.h"
#include "tests/support/tapdesk.h"
#include "tests/support/wait.h"

using namespace naru;
using device::ApduLimits;
using device::DeviceFault;
using sim::Holder;
using sim::NfcPhoneTerms;
using Handover = NfcPhoneTerms::Handover;

namespace {
constexpr int waitMs = 10'000;
const Instant now = *parseRfc3339(u"2026-11-20T02:22:00Z");

test::PhoneLink::Phone held(test::TapPhone& phone)
{
    return {[&](const QByteArray& apdu) { return phone.nfc.transceive(apdu); }, [&] { phone.nfc.fieldLost(); }};
}
} // namespace

class NfcSessionsTest : public QObject {
    Q_OBJECT

    static bool waitOver(test::TapDesk& desk)
    {
        return test::waitFor([&] { return desk.isOver(); }, waitMs);
    }
    static bool waitEnded(test::TapPhone& phone)
    {
        return test::waitFor([&] { return phone.holder.state() == Holder::State::Ended; }, waitMs);
    }

private Q_SLOTS:
    void judgesAPhone_data()
    {
        QTest::addColumn<Handover>("handover");
        QTest::addColumn<qsizetype>("link");
        QTest::addColumn<qsizetype>("phone");
        for (const auto handover : {Handover::Static, Handover::Negotiated}) {
            for (const qsizetype link : {240, 255, 2'048, 65'535}) {
                for (const qsizetype phone : {255, 2'048, 65'535})
                    QTest::addRow("%s, reader %lld, phone %lld", handover == Handover::Static ? "static" : "negotiated",
                        static_cast<long long>(link), static_cast<long long>(phone))
                        << handover << link << phone;
            }
        }
    }
    void judgesAPhone()
    {
        QFETCH(Handover, handover);
        QFETCH(qsizetype, link);
        QFETCH(qsizetype, phone);
        NfcPhoneTerms terms;
        terms.handover = handover;
        terms.commandBytesMax = phone;
        terms.responseBytesMax = phone + 1;
        terms.notReady = 1;
        test::TapPhone visitor(terms, now);
        test::PhoneLink reader(ApduLimits{link, link == 240 ? 240 : link + 1});
        test::TapDesk desk(reader, visitor.holder.rootDer(), now);
        desk.begin();
        reader.present(held(visitor));
        QVERIFY(waitOver(desk));
        QVERIFY2(desk.accepted(), desk.ending());
        QVERIFY(waitEnded(visitor)); // it was told that this is the end
        QTRY_VERIFY(!reader.listening);
        const qsizetype largest = (*std::max_element(reader.log.begin(), reader.log.end(), [](auto& a, auto& b) {
            return a.size() < b.size();
        })).size();
        QVERIFY2(largest <= std::max<qsizetype>(link, 0) + 9, qPrintable(QString::number(largest)));
        QCOMPARE(largest > 300, link > 255 && phone > 255);
        const QByteArray byName = QByteArray::fromHex("00a40400");
        for (const QByteArray& apdu : reader.log) { // a payment application least of all
            if (apdu.startsWith(byName))
                QVERIFY(apdu.mid(5, 7) == QByteArray::fromHex("d2760000850101")
                    || apdu.mid(5, 7) == QByteArray::fromHex("a0000002480400"));
        }
    }

    /// At every APDU: the field is lost, the next tap ends well.
    void beginsAnewAfterALossAtEveryApdu_data()
    {
        QTest::addColumn<Handover>("handover");
        QTest::addColumn<qsizetype>("bytes");
        QTest::addColumn<int>("lossesMin");
        QTest::newRow("static, short") << Handover::Static << qsizetype(255) << 15;
        QTest::newRow("static, 2,048 bytes") << Handover::Static << qsizetype(2'048) << 9;
        QTest::newRow("static, 65,535 bytes") << Handover::Static << qsizetype(65'535) << 8;
        QTest::newRow("negotiated, short") << Handover::Negotiated << qsizetype(255) << 21;
        QTest::newRow("negotiated, 65,535 bytes") << Handover::Negotiated << qsizetype(65'535) << 15;
    }
    void beginsAnewAfterALossAtEveryApdu()
    {
        QFETCH(Handover, handover);
        QFETCH(qsizetype, bytes);
        QFETCH(int, lossesMin);
        NfcPhoneTerms terms;
        terms.handover = handover;
        terms.commandBytesMax = bytes;
        terms.responseBytesMax = bytes + 1;
        const ApduLimits limits = bytes > 255 ? ApduLimits{bytes, bytes + 1} : ApduLimits{};
        int losses = 0;
        for (int k = 0;; ++k) {
            test::TapPhone visitor(terms, now);
            test::PhoneLink reader(limits);
            reader.goneAtApdu = k;
            test::TapDesk desk(reader, visitor.holder.rootDer(), now);
            desk.begin();
            reader.present(held(visitor));
            QVERIFY(test::waitFor([&] { return desk.isOver() || (k >= 0 && reader.goneAtApdu < 0); }, waitMs));
            if (reader.goneAtApdu >= 0)
                break; // over before
            ++losses;
            QCoreApplication::processEvents();
            if (desk.fault) {
                QVERIFY2(desk.fault->is(DeviceFault::PhoneGone), desk.ending());
                desk.begin();
            } else if (!desk.verdict) {
                QVERIFY(reader.listening); // before the engagement nothing is said: it listens on
            }
            if (desk.verdict)
                continue; // the phone left before it heard the goodbye
            reader.present(held(visitor));
            QVERIFY(waitOver(desk));
            QVERIFY2(
                desk.accepted(), qPrintable(QStringLiteral("%1: %2").arg(k).arg(QLatin1StringView(desk.ending()))));
        }
        QVERIFY2(losses >= lossesMin, qPrintable(QString::number(losses)));
    }

    void saysLockedOnceAndTriesAgain()
    {
        sim::HolderSettings locked;
        locked.misbehaviour = sim::Misbehaviour::Locked;
        test::TapPhone visitor({}, now, locked), unlocked({}, now);
        test::PhoneLink reader(ApduLimits{});
        test::TapDesk desk(reader, unlocked.holder.rootDer(), now);
        int said = 0;
        QObject::connect(&desk.endpoint, &device::VisitEndpoint::lost, &desk.endpoint, [&](const Fault& fault) {
            ++said;
            QVERIFY(fault.is(DeviceFault::PhoneLocked));
            desk.endpoint.listen(); // as a visit does while it waits
        });
        desk.begin();
        bool isLocked = true;
        reader.present({[&](const QByteArray& apdu) {
                            return isLocked ? visitor.nfc.transceive(apdu) : unlocked.nfc.transceive(apdu);
                        },
            [] {}});
        QTRY_COMPARE(reader.apdus, 3); // tried again, twice
        QCOMPARE(said, 1);
        isLocked = false;
        QVERIFY(test::waitFor([&] { return desk.verdict.has_value(); }, waitMs));
        QVERIFY(desk.accepted());
    }

    void saysOnceThatThePhoneWantsBluetoothAlone()
    {
        NfcPhoneTerms terms;
        terms.offersNfc = false;
        test::TapPhone visitor(terms, now);
        test::PhoneLink reader(ApduLimits{});
        test::TapDesk desk(reader, visitor.holder.rootDer(), now);
        int said = 0;
        QObject::connect(&desk.endpoint, &device::VisitEndpoint::lost, &desk.endpoint, [&] { ++said; });
        desk.begin();
        reader.present(held(visitor));
        QVERIFY(waitOver(desk));
        QVERIFY(desk.fault && desk.fault->is(DeviceFault::NoCommonCarrier));
        const int apdus = reader.apdus;
        QVERIFY(test::waitFor([&] { return reader.apdus > apdus; }, waitMs)); // it lies there still
        QCOMPARE(said, 1);
    }

    void hearsARefusal()
    {
        NfcPhoneTerms terms;
        terms.holderAgrees = false;
        test::TapPhone visitor(terms, now);
        test::PhoneLink reader(ApduLimits{});
        test::TapDesk desk(reader, visitor.holder.rootDer(), now);
        desk.begin();
        reader.present(held(visitor));
        QVERIFY(waitOver(desk));
        QVERIFY(desk.fault && desk.fault->is(identity::IdentityFault::SessionEnded));
    }

    void meetsEveryMisbehaviour()
    {
        for (std::size_t i = 0; i < sim::misbehaviourNames.size(); ++i) {
            sim::HolderSettings settings;
            settings.misbehaviour = static_cast<sim::Misbehaviour>(i);
            test::TapPhone visitor({}, now, settings);
            test::PhoneLink reader(ApduLimits{});
            const auto trust = sim::SampleIssuer::make(1, now).rootDer();
            test::TapDesk desk(reader, trust, now);
            desk.begin();
            reader.present(held(visitor));
            QVERIFY(waitOver(desk));
            using M = sim::Misbehaviour;
            const bool isHonest = settings.misbehaviour == M::None || settings.misbehaviour == M::LongNames
                || settings.misbehaviour == M::StatusPresent || settings.misbehaviour == M::Mac
                || settings.misbehaviour == M::DropAtByte; // which is another link's affair
            QVERIFY2(desk.accepted() == isHonest,
                qPrintable(QStringLiteral("%1: %2").arg(
                    QLatin1StringView(sim::misbehaviourNames[i]), QLatin1StringView(desk.ending()))));
        }
    }

    void stopsAtOnceWithoutAPhone()
    {
        test::PhoneLink reader(ApduLimits{});
        test::TapDesk desk(reader, QByteArray(), now);
        desk.begin();
        QVERIFY(reader.listening);
        desk.endpoint.stop();
        QVERIFY(!reader.listening);
    }
};

NARU_TEST(NfcSessionsTest)
#include "tst_nfcsessions.moc"
