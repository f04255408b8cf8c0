// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the seeds anew: `make_fuzz_seeds tests/fuzz/corpus`. Small, whole inputs of sample people; the rest is found.
#include "app/codec/cbor.h"
#include "app/codec/ndef.h"
#include "app/codec/text.h"
#include "app/codec/tlv.h"
#include "app/codec/ur.h"
#include "app/crypto/hash.h"
#include "app/desk/callmessage.h"
#include "app/identity/mdl/nfchandover.h"
#include "app/identity/mdl/session.h"
#include "app/journal/copymessages.h"
#include "app/lessons/card.h"
#include "app/lessons/classmessage.h"
#include "app/payments/ereceipt.h"
#include "app/payments/nexo/dialogue.h"
#include "app/payments/receiptrecords.h"
#include "devices/api/linkframe.h"
#include "devices/ble/segments.h"
#include "devices/nfc/readerframe.h"
#include "sync/classroom/classcode.h"
#include "tests/fuzz/lanseeds.h"
#include "tests/fuzz/releaseseeds.h"
#include "tests/fuzz/wireseeds.h"
#include "tests/support/mdocmaker.h"
#include "tests/support/packsupport.h"

#include <QDir>
#include <QFile>

#include <cstdio>

using namespace naru;
using namespace naru::identity;

namespace {
QDir corpus;

void seed(const char* path, const QByteArray& bytes)
{
    const QString name = QLatin1StringView(path);
    corpus.mkpath(name.section(u'/', 0, 0));
    QFile file(corpus.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        std::fprintf(stderr, "cannot write %s\n", path);
}

void seedCopies()
{
    using namespace journal;
    CopyPage page{QByteArray(deviceIdBytes, 'd'), QStringLiteral("2번 창구"), QByteArray(80, 's'), true,
        QByteArray(hashBytes, '\0'), {{1, QByteArray(60, 'w')}}, {}};
    QByteArray previous = page.previous;
    for (quint64 seq = 1; seq <= 3; ++seq) {
        Row row{1, seq, seq << 16, 2, 1, 1, crypto::sha256("digest"), {}, QByteArray(50, 'b')};
        row.hash = previous = crypto::sha256(hashInput(page.device, linkOf(row, previous)));
        page.rows.append(row);
    }
    seed("copies/page", bytesOf(page));
    seed("copies/ask", bytesOf(CopyMessage(CopyAsk())));
    seed(
        "copies/have", bytesOf(CopyMessage(CopyHave{CopyHave::Refused::Broken, {{1, 7, QByteArray(hashBytes, 'h')}}})));
    seed("copies/piece", bytesOf(CopyMessage(CopyPiece{7, 1, 2, "bytes"})));
}

Asked question()
{
    const QString space = QLatin1StringView(test::mdlSpace);
    return {{{QLatin1StringView(test::mdlType),
                {{space, QStringLiteral("family_name"), false}, {space, QStringLiteral("age_over_19"), false}}}},
        std::nullopt};
}

void seedMdoc()
{
    test::MdocMaker maker(1), mac(1);
    mac.useMac = true;
    const auto made = maker.make();
    seed("response/signature", made.response);
    seed("response/mac", mac.make().response);
    const auto response = codec::CborDocument::parse(made.response);
    const auto issuerSigned
        = (*response)->root().find(QLatin1StringView("documents")).at(0).find(QLatin1StringView("issuerSigned"));
    const auto issuerAuth = issuerSigned.find(QLatin1StringView("issuerAuth"));
    seed("mso/issuer-auth", issuerAuth.raw().toByteArray());

    seed("certificate/signer.der", *issuerAuth.at(1).find(33).toBytes());
    seed("trust/root.pem", made.trustPem);
}

void seedSession()
{
    SeededRandom random(1);
    const auto phone = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    const auto desk = crypto::PrivateKey::generate(crypto::Curve::P384, random);
    const mdl::RetrievalMethod ble{mdl::RetrievalMethod::Ble, 1, QByteArray::fromHex("a200f401f4")};
    const QByteArray engagement = mdl::DeviceEngagement::make(phone.publicKey(), {ble});
    seed("engagement/ble", engagement);
    seed("engagement/qr", "mdoc:" + codec::toBase64Url(engagement));
    seed("key/cose", mdl::coseKey(desk.publicKey()));
    seed("key/private.pem", desk.pem().view().toByteArray());
    const auto reader = mdl::ReaderSession::begin(engagement, QByteArray(1, '\xf6'), question(), nullptr, random);
    seed("session/establishment", reader->establishment());
    seed("session/data", mdl::SessionData{QByteArray(24, 'd'), 20}.encode());
    seed("scanner/lines", "mdoc:owBjMS4w\rTAG-0001\r\n4242 4242 4242 4242\r\rhalf");
    seed("scanned/wifi", "WIFI:T:WPA;S:guest\\;net;P:secret;;");
    seed("scanned/web", "https://name@www.gov.kr:443/x?y#z");
    seed("link/frames",
        device::LinkFrame{
            device::LinkFrame::Type::Engagement, device::LinkEngagement{QByteArray(1, '\xf6'), engagement}.encode()}
                .encode()
            + device::LinkFrame{device::LinkFrame::Type::Bye, {}}.encode());
}

/// The answers of a phone, each behind its length: the tag with this message, then the mdoc application's.
void seedTap(const QByteArray& select)
{
    const QByteArray ok = QByteArray::fromHex("9000");
    QByteArray answers;
    const auto answer = [&](const QByteArray& data) {
        const QByteArray whole = data + ok;
        answers.append(static_cast<char>(whole.size())).append(whole);
    };
    answer({});
    answer({});
    answer(QByteArray::fromHex("000f207fff7fff0406e1047fff00ff"));
    answer({});
    answer(QByteArray(1, '\0') + static_cast<char>(select.size()));
    answer(select.left(240));
    answer(select.mid(240));
    for (int i = 0; i < 3; ++i)
        answer({});
    answer(codec::berTlv(0x53, QByteArray(100, 'a')));
    seed("tap/static", answers);
    using device::ReaderFrame;
    seed("nfcframe/visit",
        ReaderFrame{ReaderFrame::Type::ReaderBack, device::ReaderGreeting{{240, 240}, QStringLiteral("PN532")}.encode()}
                .encode()
            + ReaderFrame{ReaderFrame::Type::Arrived, device::CardArrival{1, "uid4", "ats"}.encode()}.encode()
            + ReaderFrame{ReaderFrame::Type::Answer, device::CardAnswer{1, ok}.encode()}.encode());
}

/// Values as they come, each behind its length.
void seedGatt()
{
    QByteArray values;
    for (const QByteArray& chunk : device::gattChunks(QByteArray(50, 'm'), device::gattMtuMin))
        values.append(static_cast<char>(chunk.size())).append('\0').append(chunk);
    seed("gatt/message", values);
    seed("gatt/empty-last", QByteArray::fromHex("0300016161010000"));
    seed("gatt/nonsense", QByteArray::fromHex("0300016161020002620100"));
}

void seedNfc()
{
    using codec::NdefRecord;
    using Tnf = NdefRecord::Tnf;
    SeededRandom random(3);
    const auto phone = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    const QByteArray carriers = codec::encodeNdef({{Tnf::WellKnown, "ac", {},
                                                       QByteArray("\x01\x01"
                                                                  "0\x01\x04mdoc",
                                                           9)},
        {Tnf::WellKnown, "ac", {}, QByteArray("\x01\x03nfc\x01\x04mdoc", 11)}});
    const QByteArray ble = QByteArray::fromHex("021c03") + "\x11\x07" + QByteArray(16, 'u');
    const QByteArray select = codec::encodeNdef({{Tnf::WellKnown, "Hs", {}, '\x15' + carriers},
        {Tnf::External, "iso.org:18013:deviceengagement", "mdoc", mdl::DeviceEngagement::make(phone.publicKey(), {})},
        {Tnf::Mime, "application/vnd.bluetooth.le.oob", "0", ble},
        {Tnf::External, "iso.org:18013:nfc", "nfc", QByteArray::fromHex("010301ffff0402010000")}});
    seed("handover/select", select);
    seed("ndef/select", select);
    seed("ndef/request",
        mdl::makeHandoverRequest({mdl::NfcCarrier{255, 256}, mdl::BleCarrier{true, true, QByteArray(16, 'u'), {}}}));
    seed("ndef/chunks", QByteArray::fromHex("b90302016e7479700102360002030456000105"));
    seed("ndef/do53", codec::berTlv(0x53, QByteArray(200, 'd')));
    seedTap(select);
}

void seedRequest()
{
    SeededRandom random(2);
    test::MdocMaker maker(1);
    const auto key = maker.newKey(crypto::Curve::P256);
    const mdl::ReaderIdentity reader{{maker.makeIaca(maker.iaca, key)}, key};
    seed("request/signed", mdl::makeDeviceRequest(question(), &reader, QByteArray::fromHex("83f6f6f6")));
}

/// A payment's question, its answer as a terminal shapes it, and both sealed.
void seedNexo()
{
    using namespace payments::nexo;
    const MessageHeader asks{"3.0", MessageClass::Service, MessageCategory::Payment, MessageType::Request, "desk-1",
        "0000000001", {}, "S1F2-1"};
    MessageHeader answers = asks;
    answers.type = MessageType::Response;
    PaymentRequest payment;
    payment.saleTransaction = {"NARU-1-000001", "2026-01-15T09:30:00+09:00"};
    payment.requested = Amount::won(15'000);
    payment.forceEntryMode = {"Contactless"};
    seed("nexomessage/payment", Request{asks, payment}.json());
    const QByteArray body = R"("Response":{"Result":"Success","AdditionalResponse":"offline=false&tid=1"},)"
                            R"("SaleData":{"SaleTransactionID":{"TransactionID":"NARU-1-000001","TimeStamp":"t"}},)"
                            R"("POIData":{"POITransactionID":{"TransactionID":"a.b","TimeStamp":"t"}},)"
                            R"("PaymentResult":{"OnlineFlag":true,"PaymentInstrumentData":{"CardData":{)"
                            R"("PaymentBrand":"mc","MaskedPan":"541333 **** 9999","EntryMode":["Contactless"],)"
                            R"("SensitiveCardData":{"ExpiryDate":"0330"}}},)"
                            R"("AmountsResp":{"Currency":"KRW","AuthorizedAmount":15000}},)"
                            R"("PaymentReceipt":[{"DocumentQualifier":"CashierReceipt","OutputContent":)"
                            R"({"OutputText":[{"Text":"name=a&value=4242%204242&key=pan"}]}}])";
    const QByteArray answer
        = "{\"SaleToPOIResponse\":{\"MessageHeader\":" + answers.json() + ",\"PaymentResponse\":{" + body + "}}}";
    seed("nexomessage/answer", answer);
    seed("nexoenvelope/answer", answer);
    const auto key = EnvelopeKey::derive("sample passphrase", "key", 1);
    seed("nexoenvelope/sealed",
        sealEnvelope(*key, TopLevel::SaleToPOIResponse, answers, answer, QByteArray(nonceBytes, 'n')));
    answers.category = MessageCategory::TransactionStatus;
    seed("nexomessage/status",
        "{\"SaleToPOIResponse\":{\"MessageHeader\":" + answers.json()
            + ",\"TransactionStatusResponse\":{\"Response\":{\"Result\":\"Failure\",\"ErrorCondition\":\"NotFound\"}}}"
              "}");
    seed("httpresponse/sized", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    seed("httpresponse/chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\n{}\r\n0\r\n\r\n");
    seed("httpresponse/closed", "HTTP/1.1 200 OK\r\n\r\n{}");
}

void seedReceipt()
{
    using namespace payments;
    SeededRandom random(42); // as fuzz_ereceipt.cpp knows it
    const auto key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    Receipt receipt;
    receipt.id = QByteArray(idBytes, 'r');
    receipt.charge = QByteArray(idBytes, 'c');
    receipt.number = receiptNumber(QStringLiteral("A1"), 42);
    receipt.made = *parseRfc3339(u"2026-11-20T02:03:00Z");
    receipt.amount = receipt.card.amount = Won{15'000};
    receipt.lines = {{QStringLiteral("등본"), Won{15'000}}};
    receipt.card.approval = QStringLiteral("30051188");
    seed("ereceipt/ours", eReceiptOf(receipt, key));
    seed("ereceipt/desk-key", deskKeyText({QStringLiteral("나루동"), QStringLiteral("1번"), {}, receipt.made}, key));
    seed("ereceipt/kept", encoded(receipt));
    seed("ereceipt/drawn", recordOf(PaperEvent{PaperStep::Drawn, receipt.id, receipt, 0, 11}).body);
    seed("ereceipt/begun", recordOf(PaperEvent{PaperStep::PrintBegun, receipt.id, {}, 2, 11}).body);
}

void seedClassCode()
{
    classroom::ClassCode code{
        {{QStringLiteral("10.1.2.3"), classroom::ClassCode::portFirst}, {QStringLiteral("2001:db8::7"), 50'000}},
        QByteArray(32, 'k')};
    seed("classcode/camera", code.text());
    seed("classcode/digits", code.digits(QByteArray(64, 'k'))->toLatin1());
}

void seedPack()
{
    const QByteArray pack = lessons::makePack(test::packPlan(), test::makerKey()).bytes;
    seed("pack/own", pack);
    seed("pack/manifest", std::get<lessons::PackHead>(lessons::packHead(pack)).manifest.toByteArray());
    seed("pack/voice", test::silentWav());
}

void seedCard()
{
    using namespace lessons;
    SeededRandom random(42); // as fuzz_card.cpp knows it
    const auto key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    const QDate day(2026, 11, 20);
    CardContent content{CardContent::Sort::Practice, {}, day, {}, false};
    content.progress.comfort = {QStringLiteral("en"), 200, 80, true, true};
    content.progress.learned = {{QStringLiteral("A1"), Mode::Solo, day, 2, Learned::Witness::Desk},
        {QStringLiteral("E1"), Mode::Guided, day, 0, Learned::Witness::Visitor}};
    const QByteArray text = cardText(content, key);
    const auto document = *codec::CborDocument::parse(*codec::fromBase45(text.sliced(cardPrefix.size())));
    seed("card/practice", text);
    seed("card/body", *document->root().at(0).toBytes());
    content.sort = CardContent::Sort::Certificate;
    content.progress.learned.removeLast();
    seed("card/certificate", cardText(content, key));
}

void seedClass()
{
    using namespace lessons;
    const QByteArray mark(lessonVersionBytes, 'v'), start(classRunBytes, 's'), run(classRunBytes, 'r');
    const QString id = QStringLiteral("train.book");
    SeatState seat;
    seat.start = start;
    seat.count = 3;
    seat.page = {SeatPlace::Lesson, 1, true, QStringLiteral("ko"), id, mark, Mode::Guided, 4, 9, Rung::Words,
        QList<StepNote>(9, {1, Rung::Pulse, {QStringLiteral("wrong-item")}}),
        {{QStringLiteral("home")}, {{QStringLiteral("to"), QString(id)}, {QStringLiteral("on"), true}}, {id}, true},
        {{id, Mode::Solo, true, 9, 8, 1, 2}}};
    const QByteArray card = CourseCards(QByteArray(courseSecretBytes, 'k'), 3).card(7);
    seat.shown = {2, card};
    seed("classmessage/seat", write(seat));
    seed("classcard/text", classCardText(card));
    seed("classcard/bytes", card);
    seed("classmessage/room",
        write(RoomState{run, 2, start, 3, run, 1, false, true, 1, QStringLiteral("안녕"), id, mark,
            SeatMemory{id, mark, Mode::Guided, 4},
            {{1, ClassOrder::What::BringOn, id, mark, Mode::Guided, 4},
                {2, ClassOrder::What::DoIt, id, mark, Mode::Guided, 4}},
            {2, CardAnswer::What::Moved, 7, 4}}));
}
} // namespace

int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    corpus.setPath(QFile::decodeName(argv[1]));
    seedMdoc();
    seedCopies();
    seedCard();
    seedClass();
    seedPack();
    seedClassCode();
    seedSession();
    seedNfc();
    seedGatt();
    seedRequest();
    seedNexo();
    seedReceipt();
    seed("cbor/every-type",
        QByteArray::fromHex("8aa2016161206162d9040066313935382d7f61616162ff5f4101ffff4201029f01ff"
                            "f6f5f93c00fb3ff8000000000000"));
    seed("fetch/range", "bytes=512-1023");
    seed("fetch/open", "bytes=0-");
    seed("fetch/many", "bytes=0-1,3-4");
    seed("fetch/askcatalogue", QByteArray::fromHex("820107"));
    seed("fetch/catalogue", QByteArray::fromHex("83020743616263"));
    const QByteArray hash = "5820000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    seed("fetch/askpiece", QByteArray::fromHex("840307" + hash + "00"));
    seed("fetch/piece", QByteArray::fromHex("850407" + hash + "0043616263"));
    seed("json/nested", R"({"a":[1,-2.5e3,true,null,{"나루":"\u00e9\ud83d\ude00"}],"b":""})");
    seed("cardreader/list", "{\"name\":\"ACS ACR122U 00 00\"}\n{\"name\":\"HID Omnikey 5022 01 00\"}\n");
    seed("cardreader/features", QByteArray::fromHex("060442330001120442330012"));
    seed("cardreader/properties", QByteArray::fromHex("0b02725e0a0400000100"));
    seed("applink/answer",
        "naru://pay/A1?response=eyJTYWxlVG9QT0lSZXNwb25zZSI6eyJNZXNzYWdlSGVhZGVyIjp7IlNlcnZpY2VJRCI6IkExIn19fQ%3D%3D"
        "&x=%20");
    seed("applink/boarding", "naru://b?boarded=false&installationId=9b1f&boardingRequestToken=abc%3D&error=no");
    const QByteArray host("Host: 192.168.0.5:40211\r\n");
    seed("doorrequest/get", "GET /0123456789abcdef?response=e30&x=%20 HTTP/1.1\r\n" + host + "Accept: */*\r\n\r\n");
    seed("doorrequest/post",
        "POST /0123456789abcdef HTTP/1.1\r\n" + host
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 12\r\n\r\nresponse=e30");
    seed("announcement/desk", "v=1\nd=0011223344556677");
    seed("announcement/other", "v=2\nx");
    seed("httphead/batch",
        "POST /v1/d/00112233445566778899aabbccddeeff/batch HTTP/1.1\r\nHost: hub\r\nContent-Type: "
        "application/vnd.naru.sync+cbor\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\nhello");
    seed("httphead/bare", "GET / HTTP/1.1\r\n\r\n");
    seed("httphead/twolengths", "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n");
    seed("httphead/chunks", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    seed("typed/approved",
        R"({"service_id":"A100000001","outcome":"approved","approval":"30012345","last_four":"1234","amount":15000})");
    seed("typed/declined", R"({"service_id":"A100000001","outcome":"declined","code":"8324"})");
    seed("relay/approved",
        R"({"TrdType":"A15","TermID":"0710000900","BillNo":"00A100000001","AnsCode":"0000","Message":"정상승인",)"
        R"("TrdAmt":"15000","AuNo":"30000001","CardNo":"941012******1234"})");
    seed("relay/unknown",
        R"({"TrdType":"F15","TermID":"0710000900","BillNo":"00A100000001","AnsCode":"9001",)"
        R"("Message":"데이터가 없습니다"})");
    seed("nexoxml/payment",
        R"x(<SaleToPOIResponse><MessageHeader MessageClass="Service" MessageCategory="Payment" MessageType=)x"
        R"x("Response" ServiceID="A100000001" SaleID="NARU-1" POIID="S1F2-1"/><PaymentResponse><Response Re)x"
        R"x(sult="Success"/><SaleData><SaleTransactionID TransactionID="t" TimeStamp="2026-11-20T00:00:00Z")x"
        R"x(/></SaleData><PaymentResult><AmountsResp Currency="KRW" AuthorizedAmount="15000.00"/></PaymentR)x"
        R"x(esult></PaymentResponse></SaleToPOIResponse>)x");
    seed("nexoxml/status",
        R"x(<?xml version="1.0" encoding="UTF-8"?><SaleToPOIResponse><MessageHeader MessageClass="Service" )x"
        R"x(MessageCategory="TransactionStatus" MessageType="Response" ServiceID="ZZ10000001" SaleID="NARU-)x"
        R"x(1" POIID="S1F2-1"/><TransactionStatusResponse><Response Result="Success"/><RepeatedMessageRespo)x"
        R"x(nse><MessageHeader MessageClass="Service" MessageCategory="Payment" MessageType="Response" Serv)x"
        R"x(iceID="A100000001" SaleID="NARU-1" POIID="S1F2-1"/><PaymentResponse><Response Result="Success"/)x"
        R"x(><SaleData><SaleTransactionID TransactionID="t" TimeStamp="2026-11-20T00:00:00Z"/></SaleData><P)x"
        R"x(aymentResult><AmountsResp Currency="KRW" AuthorizedAmount="15000.00"/></PaymentResult></Payment)x"
        R"x(Response></RepeatedMessageResponse></TransactionStatusResponse></SaleToPOIResponse>)x");
    const auto moving = codec::UrEncoder::bytes(QByteArray(250, 'u'), 100);
    seed("ur/parts", moving->part(1) + '\n' + moving->part(4) + '\n' + moving->part(3));
    seed("ur/one", codec::UrEncoder::bytes("one")->part(1));
    seed("call/coming",
        desk::bytesOf(
            desk::CallState{7, 9, desk::CallState::What::Coming, Milliseconds(61'000), QStringLiteral("2번 창구")}));
    seed("call/answer", desk::bytesOf(desk::CallAnswer{7}));
    seed("text/moment", "2026-06-01T09:00:00.123+09:00");
    fuzz::seedLan(seed);
    fuzz::seedBatches(seed);
    fuzz::seedAnswers(seed);
    fuzz::seedProofs(seed);
    fuzz::seedReleases(seed);
    return 0;
}
