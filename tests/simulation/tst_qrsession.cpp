// SPDX-License-Identifier: GPL-3.0-or-later
// From the QR on a visitor's phone to a verdict: the phone draws it, a camera photographs it, the desk reads it, and
// the session that it offers is held.
#include "app/codec/text.h"
#include "app/desk/scanned.h"
#include "app/identity/mdl/engagement.h"
#include "app/identity/mdl/session.h"
#include "app/identity/purpose.h"
#include "app/identity/verify.h"
#include "devices/camera/generator.h"
#include "devices/qr/qrreader.h"
#include "devices/simulator/holder.h"
#include "devices/simulator/sampleissuer.h"
#include "tests/support/qrcorpus.h"
#include "tests/support/suite.h"

#include <QSignalSpy>

using namespace naru;
using namespace naru::identity;

namespace {

constexpr int waitMs = 30000; // for a slow machine under sanitizers; usually well below a second
constexpr device::QrReader::Pace patient{Milliseconds(10000), Milliseconds(20), Milliseconds(20)};

/// What a visitor's phone shows: DeviceEngagement with Bluetooth, as "mdoc:" and base64url (ISO 18013-5 §8.2.2.3).
QByteArray shownBy(sim::Holder& holder)
{
    const mdl::RetrievalMethod ble{mdl::RetrievalMethod::Ble, 1, QByteArray::fromHex("a200f401f4")};
    return "mdoc:" + codec::toBase64Url(*holder.engage({ble}));
}

} // namespace

class QrSessionTest : public QObject {
    Q_OBJECT

    const SystemClock m_clock;
    const Instant m_now = *parseRfc3339(u"2026-06-01T00:00:00Z");

    /// A camera before which the code stands for a while, then nothing.
    QByteArray readFrom(const test::QrPhoto& photo)
    {
        device::GeneratorSource camera(
            QStringLiteral("counter"), [&](int number) { return number < 200 ? photo.frame() : device::Frame(); },
            Milliseconds(20));
        device::QrReader reader(m_clock, patient);
        connect(&camera, &device::FrameSource::framed, &reader, &device::QrReader::offer);
        QSignalSpy read(&reader, &device::QrReader::read), ended(&camera, &device::FrameSource::ended);
        camera.start();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(!read.isEmpty() || !ended.isEmpty(), waitMs); }();
        return read.isEmpty() ? QByteArray() : read.first().first().toByteArray();
    }

private Q_SLOTS:
    void comesToAVerdictFromAPhotograph_data()
    {
        QTest::addColumn<int>("kind");
        for (std::size_t kind = 0; kind < test::qrKinds.size(); ++kind)
            QTest::newRow(test::qrKinds[kind]) << int(kind);
    }
    void comesToAVerdictFromAPhotograph()
    {
        QFETCH(int, kind);
        SeededRandom random(std::uint64_t(kind) + 1);
        sim::Holder holder({1, 0, sim::Misbehaviour::None}, m_now, random);
        const QByteArray shown = shownBy(holder);
        const QByteArray read = readFrom(test::qrPhotoOf(shown, codec::QrLevel::M, std::size_t(kind), random));
        QCOMPARE(read, shown);
        QCOMPARE(desk::scannedOf(read).kind, desk::Scanned::Kind::MobileId);

        const auto engagement = mdl::DeviceEngagement::parseQr(QString::fromLatin1(read));
        QVERIFY(engagement);
        QCOMPARE(engagement->methods.size(), 1);
        const Purpose& purpose = builtInPurposes().first();
        auto session
            = mdl::ReaderSession::begin(engagement->bytes, sim::Holder::handover(), purpose.asked, nullptr, random);
        QVERIFY(session);
        QVERIFY(holder.receive(session->establishment()).isEmpty());
        const auto response = session->receive(holder.agree());
        QVERIFY(response && *response);

        TrustList trust;
        trust.add(holder.rootDer());
        const Verdict verdict
            = verify({**response, session->transcript(), session->readerKey(), purpose.asked}, {trust, m_now, true});
        QVERIFY2(verdict.accepted(), qPrintable(verdict.failedChecks().join(u' ')));
    }
};

NARU_TEST(QrSessionTest)
#include "tst_qrsession.moc"
