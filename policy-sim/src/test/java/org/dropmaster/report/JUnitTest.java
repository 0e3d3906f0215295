package org.dropmaster.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JUnitTest {
  private static Schema schema() throws SAXException {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JUnitTest.class.getResource("junit.xsd"));
  }

  static void validate(String xml) throws Exception {
    schema().newValidator().validate(new StreamSource(new StringReader(xml)));
  }

  static Document read(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void theDocumentIsValid() {
    assertThatCode(() -> validate(JUnit.text(Samples.ALL))).doesNotThrowAnyException();
  }

  @Test
  void theSchemaRefusesWhatIsNone() {
    assertThatThrownBy(() -> validate(JUnit.text(Samples.ALL).replace("classname=", "class=")))
        .isInstanceOf(SAXException.class);
  }

  @Test
  void anUnknownVerdictIsAnErrorAndNeverSkipped() throws Exception {
    Document document = read(JUnit.text(Samples.ALL));

    assertThat(named(document, "error")).isEqualTo("cut");
    assertThat(named(document, "skipped")).isEqualTo("dash");
    assertThat(document.getDocumentElement().getAttribute("errors")).isEqualTo("1");
  }

  @Test
  void aFailureCarriesTheReportOfItsRun() throws Exception {
    Element failure =
        (Element) read(JUnit.text(Samples.ALL)).getElementsByTagName("failure").item(0);

    assertThat(failure.getTextContent())
        .contains("<dmabuf> & \"friends\" used after free", "a -> b?");
    assertThat(failure.getAttribute("type")).isEqualTo("Sometimes+used_after_free");
  }

  private static String named(Document document, String tag) {
    assertThat(document.getElementsByTagName(tag).getLength()).isOne();
    return ((Element) document.getElementsByTagName(tag).item(0).getParentNode())
        .getAttribute("name");
  }
}
