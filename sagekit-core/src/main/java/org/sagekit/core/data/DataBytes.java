package org.sagekit.core.data;

import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Schema;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * Schemas and profiles as bytes, for whoever keeps them inside something else. What is read is
 * equal to what was written. Stateless and thread-safe.
 */
public final class DataBytes {
  private DataBytes() {}

  /**
   * Writes a schema.
   *
   * @param schema what to write
   * @return its bytes, equal for equal schemas
   */
  public static byte[] of(Schema schema) {
    Encoder out = new Encoder();
    DataForms.write(out, schema);
    return out.toBytes();
  }

  /**
   * Reads a schema.
   *
   * @param bytes all that was written
   * @return the schema
   * @throws ModelFormatException if the bytes are not of this form
   */
  public static Schema schema(byte[] bytes) {
    Decoder in = new Decoder("Schema", bytes);
    Schema schema = DataForms.readSchema(in);
    in.end();
    return schema;
  }

  /**
   * Writes a profile.
   *
   * @param profile what to write
   * @return its bytes, equal for equal profiles
   */
  public static byte[] of(Profile profile) {
    Encoder out = new Encoder();
    ProfileForm.write(out, profile);
    return out.toBytes();
  }

  /**
   * Reads a profile.
   *
   * @param bytes all that was written
   * @return the profile
   * @throws ModelFormatException if the bytes are not of this form
   */
  public static Profile profile(byte[] bytes) {
    Decoder in = new Decoder("Profile", bytes);
    Profile profile = ProfileForm.read(in);
    in.end();
    return profile;
  }
}
