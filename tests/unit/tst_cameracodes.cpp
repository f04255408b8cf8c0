// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/api/scannerfaults.h"
#include "devices/camera/faults.h"
#include "devices/qr/cameracodes.h"
#include "tests/support/qrcorpus.h"
#include "tests/support/suite.h"

#include <QSignalSpy>

using namespace naru;
using namespace naru::device;
using Sight = CodeSource::Sight;
using Trial = CameraCodes::Trial;

namespace {

constexpr int waitMs = 20'000;

/// A camera that a test holds in its hand.
class HandCamera final : public FrameSource {
public:
    QString name() const override { return QStringLiteral("hand"); }
    void start() override
    {
        ++starts;
        isOn = !absent;
        if (absent)
            Q_EMIT failed(CameraFault::NoCamera);
    }
    void stop() override { isOn = false; }
    void show(const Frame& frame)
    {
        if (isOn)
            Q_EMIT framed(frame);
    }
    void breakDown()
    {
        isOn = false;
        Q_EMIT failed(CameraFault::CameraUnplugged);
    }

    int starts = 0;
    bool isOn = false, absent = false;
};

} // namespace

class CameraCodesTest : public QObject {
    Q_OBJECT

    const SystemClock m_clock;
    HandCamera m_camera;
    std::unique_ptr<CameraCodes> m_codes;
    int m_time = 0;

    void show(const test::QrPhoto& photo) { m_camera.show(photo.frame(Milliseconds(m_time += 1000))); }

private Q_SLOTS:
    void init()
    {
        m_camera.starts = 0;
        m_camera.absent = false;
        m_codes = std::make_unique<CameraCodes>(m_camera, m_clock);
    }
    void cleanup() { m_codes.reset(); }

    void readsUntilItIsStoppedAndRestsAfterEachCode()
    {
        const auto photo = test::qrPhoto(1, 0, 0);
        QSignalSpy read(m_codes.get(), &CodeSource::read);
        QSignalSpy saw(m_codes.get(), &CodeSource::saw);
        show(photo);
        QVERIFY(!m_camera.isOn); // nobody asked it to look
        m_codes->start();
        m_codes->start();
        QCOMPARE(m_camera.starts, 1);
        show(photo);
        QTRY_COMPARE_WITH_TIMEOUT(read.size(), 1, waitMs);
        QCOMPARE(read.first().first().toByteArray(), photo.payload);
        QCOMPARE(saw.last().at(0).value<Sight>(), Sight::Code);
        QCOMPARE(saw.last().at(1).value<QList<QPointF>>().size(), 4);
        show(photo);
        m_codes->wake();
        show(photo);
        QTRY_COMPARE_WITH_TIMEOUT(read.size(), 2, waitMs);
        m_codes->stop();
        QVERIFY(!m_camera.isOn);
    }

    void aCodeThatComesAfterTheStopIsNobodys()
    {
        QSignalSpy read(m_codes.get(), &CodeSource::read);
        m_codes->start();
        std::weak_ptr<const void> inWork;
        {
            const Frame frame = test::qrPhoto(1, 0, 0).frame(Milliseconds(m_time += 1000));
            inWork = frame.owner;
            m_camera.show(frame);
        }
        m_codes->stop();
        QTRY_VERIFY_WITH_TIMEOUT(inWork.expired(), waitMs); // it was looked at, and what it says is on its way
        QCoreApplication::processEvents();
        QVERIFY(read.isEmpty());
        m_codes->start(); // and it does not keep the next from being read
        show(test::qrPhoto(1, 0, 0));
        QTRY_COMPARE_WITH_TIMEOUT(read.size(), 1, waitMs);
    }

    void comesBackByItselfAfterAFault()
    {
        QSignalSpy ready(m_codes.get(), &CodeSource::readyChanged);
        m_codes->start();
        m_camera.breakDown();
        QVERIFY(!m_codes->isReady() && m_codes->problem()->is(CameraFault::CameraUnplugged));
        QCOMPARE(ready.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_camera.starts, 2, waitMs);
        QVERIFY(!m_codes->isReady()); // not before a picture came
        show(test::qrPhoto(1, 0, 0));
        QVERIFY(m_codes->isReady());
        QCOMPARE(ready.size(), 2);
    }

    void aPlugMakesItLookAtOnce()
    {
        m_camera.absent = true;
        m_codes->start();
        QVERIFY(m_codes->problem()->is(CameraFault::NoCamera));
        QCOMPARE(m_camera.starts, 1);
        m_camera.absent = false;
        m_codes->note({});
        QCOMPARE(m_camera.starts, 2);
        QVERIFY(m_camera.isOn);
    }

    void knowsFromTheListWhileItIsOff()
    {
        QVERIFY(m_codes->isReady());
        m_codes->note(Fault(CameraFault::NoCamera));
        QVERIFY(m_codes->problem()->is(CameraFault::NoCamera));
        m_codes->note({});
        QVERIFY(m_codes->isReady());
        QCOMPARE(m_camera.starts, 0);
    }

    void aTrialNeitherBeginsNorEndsWhatOthersUse()
    {
        m_codes->tryOut(Trial::Begin);
        QVERIFY(m_camera.isOn);
        m_codes->start();
        m_codes->tryOut(Trial::End);
        QVERIFY(m_camera.isOn);
        QCOMPARE(m_camera.starts, 1);
        m_codes->stop();
        QVERIFY(!m_camera.isOn);
        m_codes->tryOut(Trial::Begin);
        m_codes->tryOut(Trial::End);
        QVERIFY(!m_camera.isOn);
    }
};

NARU_TEST(CameraCodesTest)
#include "tst_cameracodes.moc"
